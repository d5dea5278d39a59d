package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.link.ChaosProxy;
import org.libraryexchange.pair.link.Conditions;
import org.libraryexchange.stack.pair.Together;

/** Another catalogue on either side of the pair: a source of one city, and a harvester of both. */
@ExtendWith(SharedPair.class)
@TestInstance(Lifecycle.PER_CLASS)
class ThirdCatalogueIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int RECORDS = 450;

    /** At each node at a time, and how much each writes a day. */
    private static final int WRITERS = 16;

    private static final int WRITES = 3;
    private static final Map<String, String> OPEN = Map.of(
            "LIBRARY_OAI_ADMIN_EMAIL", "harvest@libraries.example",
            "LIBRARY_OAI_NAMES_LEEDS", "leeds.example",
            "LIBRARY_OAI_NAMES_HANGZHOU", "hangzhou.example",
            "LIBRARY_FETCH_PRIVATE_HOSTS", "localhost,127.0.0.1",
            "LIBRARY_SOURCES_LOOK", "200ms");
    private static final Pattern RECORD = Pattern.compile(
            "<header(?<status> status=\"deleted\")?>\\s*<identifier>(?<id>[^<]+)</identifier>\\s*<datestamp>(?<at>[^<]+)");
    private static final Pattern TOLD = Pattern.compile("<responseDate>([^<]+)");

    private final PairUnderTest pair;
    private final ThirdCatalogue third = ThirdCatalogue.start(RECORDS);

    ThirdCatalogueIT(PairUnderTest pair) {
        this.pair = pair;
    }

    @BeforeAll
    void open() {
        both(environment());
    }

    @AfterEach
    void heal() {
        pair.onBrokerLinks(ChaosProxy::heal);
    }

    @AfterAll
    void end() {
        both(Map.of());
        third.close();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(OPEN);
        environment.putAll(third.secret("third"));
        return environment;
    }

    private void both(Map<String, String> environment) {
        List<CityUnderTest> cities = List.of(pair.leeds(), pair.hangzhou());
        cities.forEach(city -> city.startNode(environment));
        Together.run(cities.stream().<Runnable>map(city -> city::awaitReady).toList());
    }

    /** The node is killed between two answers, and again at the last one. */
    @Test
    void recordsOfASourceReachHarvestersOfThePartner() {
        // When
        SourceUnderTest source = SourceUnderTest.add(
                pair.leeds(),
                SourceUnderTest.of("oai-pmh", third.address("/oai"), "third-oai", "record", "title")
                        .put("secret", "third"));
        for (int answers : List.of(2, 5)) {
            Awaitility.await().atMost(PATIENCE).until(() -> third.asked().size() >= answers);
            pair.leeds().node().kill();
            pair.leeds().startNode(environment());
            pair.leeds().awaitReady();
        }

        // Then
        JsonNode fetch = source.finished(PATIENCE);
        assertThat(fetch.at("/counts/rows").asInt()).isEqualTo(RECORDS);
        assertThat(fetch.at("/counts/records").asInt()).isEqualTo(RECORDS);
        assertThat(fetch.path("restarts").asInt()).isZero();
        assertThat(third.asked().stream().filter(query -> !query.contains("resumptionToken")))
                .as("the list is not begun again once an answer is noted")
                .hasSizeLessThanOrEqualTo(2);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        pair.leeds().database().number("select count(*) from own_identifier where scheme = 'third-oai'")
                                == RECORDS);
        pair.awaitEqual(PATIENCE);
        // What was stored in the second of an answer comes in a later one.
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            String titles =
                    String.join("", answers(pair.hangzhou(), "verb=ListRecords&metadataPrefix=oai_dc&set=owner:leeds"));
            assertThat(IntStream.range(0, RECORDS).filter(each -> !titles.contains(ThirdCatalogue.title(each) + "<")))
                    .as("records that the partner's harvesters miss")
                    .isEmpty();
        });
    }

    @Test
    void recordsOfThePairDoNotGoRound() {
        // Given
        Acknowledged item = (Acknowledged) pair.leeds()
                .client()
                .put("round", "1", ItemDocuments.event("Round and round").toString());
        pair.awaitEqual(PATIENCE);

        // When
        JsonNode fetch = SourceUnderTest.add(
                        pair.hangzhou(),
                        SourceUnderTest.of(
                                "oai-pmh",
                                pair.leeds().api().resolve("/oai?set=owner:leeds"),
                                "round",
                                "record",
                                "title"))
                .finished(PATIENCE);

        // Then
        assertThat(item.status()).isEqualTo(201);
        assertThat(fetch.at("/counts/own").asInt()).isPositive();
        assertThat(fetch.at("/counts/rows").asInt()).isZero();
    }

    @Test
    void tableThatIsAsBeforeIsNotSentAgain() {
        // Given
        SourceUnderTest source = SourceUnderTest.add(
                pair.leeds(),
                SourceUnderTest.of("csv", third.address("/table.csv"), "third-table", "No", "Title")
                        .put("schedule", "hourly"));
        assertThat(source.finished(PATIENCE).at("/counts/rows").asInt()).isOne();

        // When
        pair.leeds().database().execute("update source_fetch set started = started - interval '1 hour'");

        // Then
        Awaitility.await().atMost(PATIENCE).until(third::hasSparedTable);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> source.finished(PATIENCE).path("reason").asText().equals("unchanged"));
    }

    /** The clocks of the databases go on by a day at a time, while nothing goes between the cities and many write. */
    @Tag("long")
    @Test
    void partnerThatWasCutOffForAWeekLosesNoHarvester() {
        try (FakeClock clock = FakeClock.start()) {
            // Given
            List<CityUnderTest> cities = List.of(pair.leeds(), pair.hangzhou());
            cities.forEach(city -> city.postgres().restart(clock.environment()));
            both(environment());
            Map<CityUnderTest, Harvester> harvesters =
                    new TreeMap<>((one, other) -> one.name().compareTo(other.name()));
            cities.forEach(city -> harvesters.put(city, new Harvester(city)));
            harvesters.values().forEach(Harvester::harvest);
            pair.hangzhou().brokerLink().apply(Conditions.CALM.blackHole());

            // When
            for (int day = 1; day <= 7; day++) {
                clock.put(Duration.ofDays(day));
                String value = "day " + day;
                CompletableFuture<Void> writing =
                        CompletableFuture.runAsync(() -> Together.run(IntStream.range(0, 2 * WRITERS)
                                .<Runnable>mapToObj(writer -> () -> write(cities.get(writer % 2), value + " " + writer))
                                .toList()));
                do {
                    harvesters.values().forEach(Harvester::harvest);
                } while (!writing.isDone());
                writing.join();
            }
            pair.onBrokerLinks(ChaosProxy::heal);
            pair.awaitEqual(PATIENCE);

            // Then
            harvesters.values().forEach(Harvester::harvestUntilAllIsTold);
            harvesters.values().forEach(Harvester::assertWindowsHaveAll);
        } finally {
            pair.leeds().postgres().restart(Map.of());
            pair.hangzhou().postgres().restart(Map.of());
            both(environment());
        }
    }

    private static void write(CityUnderTest city, String value) {
        for (int i = 0; i < WRITES; i++) {
            Acknowledged written = (Acknowledged) city.client()
                    .put(
                            "week",
                            value + " " + i,
                            ItemDocuments.event("Week " + value).toString());
            if (i == 0) {
                city.client().withdraw(written.id().toString(), written.entityTag(), "Only for a day");
            }
        }
    }

    @Tag("long")
    @Test
    void restoredOwnerAndMirrorLoseNoHarvester() {
        // Given
        List<CityUnderTest> cities = List.of(pair.leeds(), pair.hangzhou());
        write(pair.leeds(), "before");
        pair.awaitEqual(PATIENCE);
        List<Harvester> harvesters = cities.stream().map(Harvester::new).toList();
        for (CityUnderTest restored : cities) {
            Backup backup = Backup.of(restored);
            restored.startNode(environment());
            restored.awaitReady();
            write(pair.leeds(), "after the backup of " + restored.name());
            pair.awaitEqual(PATIENCE);
            harvesters.forEach(Harvester::harvestUntilAllIsTold);

            // When
            backup.restore();
            restored.startNode(environment());
            restored.awaitReady();
            harvesters.forEach(Harvester::harvest);
            pair.awaitEqual(PATIENCE);
            write(pair.leeds(), "after the return of " + restored.name());
            pair.awaitEqual(PATIENCE);

            // Then
            harvesters.forEach(Harvester::harvestUntilAllIsTold);
        }
    }

    /** Asks again and again for what has changed since the last answer. */
    private static final class Harvester {

        private final CityUnderTest city;
        private final Map<String, Boolean> held = new TreeMap<>();
        private final Set<String> seen = new HashSet<>();
        private String told = "";

        private Harvester(CityUnderTest city) {
            this.city = city;
        }

        private void harvest() {
            String since = told.isEmpty() ? "" : "&from=" + told;
            List<String> pages = answers(city, "verb=ListIdentifiers&metadataPrefix=oai_dc" + since);
            Matcher date = TOLD.matcher(pages.get(0));
            assertThat(date.find()).isTrue();
            for (String page : pages) {
                Matcher found = RECORD.matcher(page);
                while (found.find()) {
                    assertThat(seen.add(found.group("id") + found.group("at")))
                            .as("first time of " + found.group())
                            .isTrue();
                    held.put(found.group("id"), found.group("status") != null);
                }
            }
            assertThat(date.group(1)).as("time of " + city.name()).isGreaterThanOrEqualTo(told);
            told = date.group(1);
        }

        /** Windows that share no second have the same as one list: those of each second with a state and of those between, and days. */
        private void assertWindowsHaveAll() {
            List<String> all = heads("");
            Instant end = Instant.parse(told);
            Set<Instant> seconds = all.stream()
                    .map(head -> Instant.parse(head.substring(head.indexOf(' ') + 1)))
                    .collect(Collectors.toCollection(TreeSet::new));
            List<String> bySecond = new ArrayList<>();
            Instant next = Instant.EPOCH;
            for (Instant second : seconds) {
                if (next.isBefore(second)) {
                    bySecond.addAll(heads(window(next, second.minusSeconds(1))));
                }
                bySecond.addAll(heads(window(second, second)));
                next = second.plusSeconds(1);
            }
            List<String> byDay = new ArrayList<>();
            for (Instant day = seconds.iterator().next(); day.isBefore(end); day = day.plus(1, ChronoUnit.DAYS)) {
                byDay.addAll(heads(window(day, day.plus(1, ChronoUnit.DAYS).minusSeconds(1))));
            }
            assertThat(bySecond).containsExactlyInAnyOrderElementsOf(all);
            assertThat(byDay).containsExactlyInAnyOrderElementsOf(all);
        }

        private static String window(Instant from, Instant until) {
            return "&from=" + from + "&until=" + until;
        }

        private List<String> heads(String window) {
            return answers(city, "verb=ListIdentifiers&metadataPrefix=oai_dc" + window).stream()
                    .flatMap(page -> RECORD.matcher(page).results())
                    .map(found -> found.group(2) + " " + found.group(3))
                    .toList();
        }

        /** What was stored in the second of an answer comes in the next one. */
        private void harvestUntilAllIsTold() {
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                harvest();
                assertThat(held).as(city.name()).isEqualTo(stored());
            });
        }

        private Map<String, Boolean> stored() {
            Map<String, Boolean> stored = new TreeMap<>();
            city.database().query("""
                    select 'oai:' || owner || '.example:' || id, status <> 'published' from item where sequence is not null
                    union all
                    select 'oai:' || owner || '.example:' || id, true from removed_item as removed
                    where not exists (select from item where item.id = removed.id and item.owner = removed.owner)
                    """, row -> stored.put(row.getString(1), row.getBoolean(2)));
            return stored;
        }
    }

    /** All answers of a list. */
    private static List<String> answers(CityUnderTest city, String query) {
        List<String> answers = new ArrayList<>();
        city.client().harvest(query, answers::add);
        return answers;
    }
}
