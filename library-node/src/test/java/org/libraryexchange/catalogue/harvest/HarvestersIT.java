package org.libraryexchange.catalogue.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.DC;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.list;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;

import com.ctc.wstx.stax.WstxInputFactory;
import io.gdcc.xoai.model.oaipmh.results.Record;
import io.gdcc.xoai.serviceprovider.ServiceProvider;
import io.gdcc.xoai.serviceprovider.client.JdkHttpOaiClient;
import io.gdcc.xoai.serviceprovider.model.Context;
import io.gdcc.xoai.serviceprovider.model.Context.KnownTransformer;
import io.gdcc.xoai.serviceprovider.parameters.ListRecordsParameters;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.xml.stream.XMLInputFactory;
import org.junit.jupiter.api.Test;
import org.libraryexchange.catalogue.harvest.OaiAnswers.Head;
import org.libraryexchange.catalogue.harvest.OaiAnswers.Listed;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

/** Harvesters that others have written, and many writers. */
@QuarkusTest
class HarvestersIT {

    private static final int WRITERS = 16;
    private static final int WRITES = 6;

    /** More than one answer has. */
    private static final int LISTED = 210;

    /** HTTP::OAI of the University of Southampton. */
    private static final String PERL = """
            my $list = HTTP::OAI::Harvester->new(baseURL => $ARGV[0])->ListRecords(
                metadataPrefix => "oai_dc",
                onRecord => sub {
                    my $record = shift;
                    print $record->is_deleted ? "deleted" : "published", " ", $record->identifier, "\\n";
                });
            die $list->message if $list->is_error;
            """;

    /** Records of a partner that was cut off for a week, as its applier writes them. */
    private static final String CATCH_UP = """
            with moved as (
                update mirror_position set stamped = greatest(stamped, clock_timestamp()) where owner = 'hangzhou'
                returning stamped)
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, stored,
                owner_stored)
            select gen_random_uuid(), 'hangzhou', 'festival', case when n % 5 = 0 then 'withdrawn' else 'published' end, 1,
                (select coalesce(max(sequence), 0) from item where owner = 'hangzhou') + n, '{}', sha256(''), '{}',
                now() - interval '7 days', stamped, now() - interval '7 days'
            from moved, generate_series(1, 20) as n
            """;

    @TestHTTPResource
    URI node;

    @Test
    void harvestersOfOthersAgreeWithTheSnapshot() throws Exception {
        // Given
        Response withdrawn = created(Documents.published(Documents.canalPhotograph()));
        for (int i = list("verb=ListIdentifiers&" + DC).heads().size(); i < LISTED; i++) {
            created(Documents.published(Documents.lightNight()));
        }
        Database.mirror("hangzhou", "龙井");
        sending("{}").header("If-Match", etag(withdrawn)).post(ITEMS + "/" + id(withdrawn) + "/withdraw");
        String told = list("verb=ListIdentifiers&" + DC).told();
        while (list("verb=ListIdentifiers&" + DC).told().equals(told)) {
            Thread.onSpinWait();
        }

        // When
        List<String> byXoai = harvestedByXoai();
        List<String> byPerl = harvestedByPerl();

        // Then
        Set<String> snapshot = new TreeSet<>();
        Api.anonymous()
                .get("/api/v1/snapshot")
                .asString()
                .lines()
                .map(Documents::json)
                .forEach(item -> {
                    if (item.has("id")) {
                        snapshot.add("published oai:" + item.path("owner").asText() + ".example:"
                                + item.path("id").asText());
                    }
                });
        Set<String> all = new TreeSet<>();
        stored().forEach((name, isDeleted) -> all.add((isDeleted ? "deleted " : "published ") + name));
        // In a snapshot, copies that tests have put there without their id have no name.
        List<String> unnamed = Database.rows(
                "select 'published oai:' || owner || '.example:' || id from item where strpos(document, id::text) = 0");
        assertThat(snapshot)
                .anyMatch(each -> each.startsWith("published oai:hangzhou."))
                .containsExactlyElementsOf(all.stream()
                        .filter(each -> each.startsWith("published") && !unnamed.contains(each))
                        .toList());
        assertThat(all).contains("deleted oai:leeds.example:" + id(withdrawn)).hasSizeGreaterThanOrEqualTo(LISTED);
        assertThat(byPerl).containsExactlyElementsOf(all);
        assertThat(byXoai).containsExactlyElementsOf(all);
    }

    /** XOAI takes a text that begins in one buffer of its parser and ends in the next for two. */
    public static final class WholeTexts extends WstxInputFactory {
        public WholeTexts() {
            setProperty(XMLInputFactory.IS_COALESCING, true);
        }
    }

    private List<String> harvestedByXoai() throws Exception {
        System.setProperty(XMLInputFactory.class.getName(), WholeTexts.class.getName());
        String base = node.resolve(OaiAnswers.OAI).toString();
        Context context = new Context()
                .withBaseUrl(base)
                .withMetadataTransformer("oai_dc", KnownTransformer.OAI_DC)
                .withOAIClient(JdkHttpOaiClient.newBuilder().withBaseUrl(base).build());
        List<String> harvested = new ArrayList<>();
        new ServiceProvider(context)
                .listRecords(ListRecordsParameters.request().withMetadataPrefix("oai_dc"))
                .forEachRemaining(record -> harvested.add(line(record)));
        System.clearProperty(XMLInputFactory.class.getName());
        return harvested.stream().sorted().toList();
    }

    private static String line(Record record) {
        boolean deleted = record.getHeader().isDeleted();
        assertThat(record.getMetadata() == null).isEqualTo(deleted);
        return (deleted ? "deleted " : "published ") + record.getHeader().getIdentifier();
    }

    private List<String> harvestedByPerl() throws Exception {
        Process perl = new ProcessBuilder(
                        "perl",
                        "-MHTTP::OAI",
                        "-e",
                        PERL,
                        node.resolve(OaiAnswers.OAI).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            List<String> harvested = new String(perl.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .sorted()
                    .toList();
            assertThat(perl.waitFor()).isZero();
            return harvested;
        } finally {
            perl.destroyForcibly();
        }
    }

    @Test
    void nothingIsLostOrComesTwiceWhileManyWrite() throws Exception {
        // Given
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (Connection session = Database.sessionOf("hangzhou")) {
            Database.execute(session, "insert into mirror_position (owner) values ('hangzhou') on conflict do nothing");
        }
        Map<String, Boolean> held = new HashMap<>();
        Set<String> seen = new HashSet<>();
        Listed first = list("verb=ListRecords&" + DC);
        take(first, held, seen);

        // When
        String told = first.told();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            List<Future<?>> writing = new ArrayList<>();
            CountDownLatch all = new CountDownLatch(WRITERS);
            for (int i = 0; i < WRITERS; i++) {
                writing.add(writers.submit(() -> {
                    all.countDown();
                    write();
                }));
            }
            all.await();
            writing.add(writers.submit(() -> {
                catchUp();
                return null;
            }));
            String end = "";
            while (told.compareTo(end) <= 0 || end.isEmpty()) {
                Listed next = list("verb=ListIdentifiers&" + DC + "&from=" + told);
                take(next, held, seen);
                told = next.told();
                if (end.isEmpty() && writing.stream().allMatch(Future::isDone)) {
                    end = Instant.now()
                            .plusSeconds(1)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString();
                }
            }
            for (Future<?> each : writing) {
                each.get();
            }
        } finally {
            writers.shutdownNow();
        }

        // Then
        assertThat(held).isEqualTo(stored());
        for (Duration window : List.of(Duration.ofSeconds(1), Duration.ofSeconds(7), Duration.ofDays(1))) {
            assertThat(inWindows(began, Instant.parse(told), window))
                    .as("windows of " + window)
                    .isEqualTo(list("verb=ListRecords&" + DC + "&from=" + began).heads().stream()
                            .map(Head::toString)
                            .sorted()
                            .toList());
        }
    }

    private static void take(Listed list, Map<String, Boolean> held, Set<String> seen) {
        for (Head head : list.heads()) {
            assertThat(seen.add(head.identifier() + " " + head.stored()))
                    .as("first time of " + head)
                    .isTrue();
            held.put(head.identifier(), head.deleted());
        }
    }

    private static void write() {
        for (int i = 0; i < WRITES; i++) {
            Response item = created(Documents.published(Documents.lightNight()));
            Response changed = sending(Documents.titled(Documents.published(Documents.lightNight()), "Light Night"))
                    .header("If-Match", etag(item))
                    .put(ITEMS + "/" + id(item));
            if (i % 3 == 0) {
                sending("{}").header("If-Match", etag(changed)).post(ITEMS + "/" + id(item) + "/withdraw");
            }
        }
    }

    private static void catchUp() throws SQLException {
        try (Connection session = Database.sessionOf("hangzhou")) {
            for (int i = 0; i < WRITES; i++) {
                Database.execute(session, CATCH_UP);
            }
        }
    }

    /** Whether each item of the catalogue is deleted, by identifier. */
    private static Map<String, Boolean> stored() {
        Map<String, Boolean> stored = new TreeMap<>();
        for (String row : Database.rows("""
                select 'oai:' || owner || '.example:' || id, status <> 'published' from item
                where sequence is not null and owner in ('leeds', 'hangzhou')
                union all
                select 'oai:' || owner || '.example:' || id, true from removed_item
                """)) {
            String[] columns = row.split("\\|", 2);
            stored.put(columns[0], columns[1].equals("t"));
        }
        return stored;
    }

    private static List<String> inWindows(Instant from, Instant end, Duration window) {
        List<String> heads = new ArrayList<>();
        for (Instant next = from; next.isBefore(end); next = next.plus(window)) {
            Instant until = next.plus(window).minusSeconds(1);
            list("verb=ListIdentifiers&" + DC + "&from=" + next + "&until=" + until).heads().stream()
                    .map(Head::toString)
                    .forEach(heads::add);
        }
        return heads.stream().sorted().toList();
    }
}
