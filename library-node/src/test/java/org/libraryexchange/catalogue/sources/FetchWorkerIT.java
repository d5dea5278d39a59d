package org.libraryexchange.catalogue.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.base.http.PublicFetch;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.catalogue.harvest.OaiConfig;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.exchange.log.Untroubled;
import org.libraryexchange.exchange.nights.DailyTime;

/** When sources are asked, and for what, by the clock of the city. */
class FetchWorkerIT extends AnsweringSources {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final ZoneId HANGZHOU = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final Pattern FROM = Pattern.compile("&from=([0-9-]+)");

    /** The records of the source, with the day on which it says that they have changed. */
    private final Map<String, LocalDate> records = new TreeMap<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private Handle reader;
    private FetchWorker worker;
    private Instant now;

    @BeforeEach
    void open() {
        reader = DATABASE.sessions().open("reader", "SET library.writes_as = 'hangzhou'");
        answer("/oai", exchange -> {
            Matcher from = FROM.matcher(exchange.getRequestURI().getQuery());
            String since = from.find() ? from.group(1) : "";
            asked.add(since);
            send(
                    exchange,
                    list(
                            "",
                            records.entrySet().stream()
                                    .filter(each ->
                                            since.isEmpty() || !each.getValue().isBefore(LocalDate.parse(since)))
                                    .map(Map.Entry::getKey)
                                    .toArray(String[]::new)));
        });
        reader.execute("""
                insert into source (name, kind, address, scheme, schedule, item_status, mapping, added_by, added)
                values ('Archive', 'oai-pmh', ?, 'archive', 'nightly', 'draft', ?, 'm', now())
                """, "http://localhost:" + port() + "/oai", """
                {"columns": {"record": "identifier", "title": "title.en"}, "all": {}, "order": null,
                    "place": {"zone": "Asia/Shanghai", "currency": "CNY"}}
                """);
        worker = new FetchWorker(
                context(),
                new Untroubled(),
                new Lane(false, PATIENCE, new Signal(), new Signal(), new ReentrantLock()));
    }

    private FetchContext context() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 1, new DurationConverter())
                .withMapping(NodeConfig.class)
                .withMapping(PublicConfig.class)
                .withMapping(OaiConfig.class)
                .withMapping(SourcesConfig.class)
                .withDefaultValue("library.city", "hangzhou")
                .withDefaultValue("library.time-zone", HANGZHOU.getId())
                .withDefaultValue("library.public-address", "https://hangzhou.example")
                .withDefaultValue("library.trusted-proxies", "127.0.0.1")
                .withValidateUnknown(false)
                .build();
        NodeConfig node = config.getConfigMapping(NodeConfig.class);
        SourcesConfig sources = config.getConfigMapping(SourcesConfig.class);
        Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        PublicFetch fetch = new PublicFetch(vertx, Set.of("localhost"), InetAddress::getAllByName, "test");
        return new FetchContext(
                node,
                sources,
                new FetchTimes(new DailyTime(HANGZHOU, LocalTime.of(1, 0)), clock),
                DATABASE.sessions(),
                new SourceAnswers(fetch, sources, node, clock),
                new OwnRecords(
                        new Cities(node),
                        config.getConfigMapping(PublicConfig.class),
                        config.getConfigMapping(OaiConfig.class)));
    }

    @AfterEach
    void close() {
        worker.close();
        reader.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** What a fetch at a time brings. */
    private List<String> fetched(LocalDate day, String time) {
        now = day.atTime(LocalTime.parse(time)).atZone(HANGZHOU).toInstant();
        worker.step();
        SourceFetch fetch = new FetchStore(reader)
                .latest(
                        reader.createQuery("select id from source")
                                .mapTo(Long.class)
                                .one(),
                        "true")
                .orElseThrow();
        assertThat(fetch.started()).as("asked at once").isEqualTo(now);
        assertThat(fetch.state()).isEqualTo(SourceFetch.State.FINISHED);
        return reader.createQuery("select value from source_record where seen = :fetch order by value")
                .bind("fetch", fetch.id())
                .mapTo(String.class)
                .list();
    }

    @Test
    void recordThatWasDatedBackIsFoundOnSundayByTheClockOfTheCity() {
        // Given
        records.put("first", MONDAY.minusYears(1));
        List<List<String>> found = new ArrayList<>(List.of(fetched(MONDAY, "12:00")));

        // When
        records.put("dated back", MONDAY.minusMonths(6));
        records.put("dated back a little", MONDAY.minusDays(1));
        MONDAY.plusDays(1).datesUntil(MONDAY.plusDays(8)).forEach(night -> found.add(fetched(night, "01:00")));

        // Then
        List<String> late = List.of("dated back a little");
        assertThat(found)
                .containsExactly(
                        List.of("first"),
                        late,
                        late,
                        late,
                        late,
                        List.of(),
                        List.of("dated back", "dated back a little", "first"),
                        List.of());
        assertThat(asked)
                .as("by days in UTC, from the fetch before; Sunday begins in Hangzhou while it is Saturday there")
                .containsExactly(
                        "", "2026-11-27", "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "", "2026-12-02");
    }
}
