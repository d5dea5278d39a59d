package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.Audit.Change;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.RealItems.RealItem;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** The owner's database is put back to a backup that is older than its log. */
@Tag("long")
@ExtendWith(SharedPair.class)
class RestoredOwnerIT {

    private static final String SCHEME = "restored-owner";
    private static final String ADDRESS = "/api/v1/exchange/restoration";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(60);

    @Test
    void whatTheBackupDoesNotKnowIsAdoptedAndNewWritesWin(PairUnderTest pair) {
        // Given
        Writes writes = new Writes(pair.leeds());
        writes.put(0, 400, "before");
        Backup backup = Backup.of(pair.leeds());
        pair.leeds().restartNode();
        writes.put(20, 400, "after");
        writes.put(400, 520, "after");
        awaitEqual(pair);
        Map<UUID, StoredItem> mirrored = pair.hangzhou().database().items("leeds");
        Audit audit = Audit.of(pair.hangzhou(), pair.leeds());

        // When
        backup.restore();
        pair.leeds().restartNode();
        awaitPublishing(pair.leeds());

        // Then
        JsonNode restoration = restoration(pair.leeds(), "");
        assertThat(restoration.path("state").asText()).isEqualTo("settled");
        assertThat(count(restoration, "unknown")).isEqualTo(120);
        assertThat(count(restoration, "behind")).isEqualTo(380);
        assertThat(count(restoration, "adopted")).isEqualTo(500);
        awaitEqual(pair);
        assertThat(audit.changes()).as("changes of the mirror").isEmpty();
        assertThat(pair.hangzhou().database().items("leeds")).isEqualTo(mirrored);

        // When
        writes.put(0, 40, "new");
        writes.put(500, 560, "new");

        // Then
        awaitEqual(pair);
        assertThat(writes.titles(pair.hangzhou(), 0, 40)).allMatch(title -> title.startsWith("new"));
        assertThat(writes.titles(pair.hangzhou(), 500, 560)).allMatch(title -> title.startsWith("new"));
        assertNeverBack(audit);
    }

    @Test
    void writesThatWentOnWithoutTheBrokerAreKeptOrGivenUpAsTheOperatorChooses(PairUnderTest pair) {
        // Given
        Writes writes = new Writes(pair.leeds());
        writes.put(1_000, 1_100, "before");
        Backup backup = Backup.of(pair.leeds());
        pair.leeds().restartNode();
        writes.put(1_000, 1_060, "after");
        writes.put(1_100, 1_140, "after");
        awaitEqual(pair);
        Audit audit = Audit.of(pair.hangzhou(), pair.leeds());

        // When
        backup.restore();
        pair.kafka().stop();
        pair.leeds().restartNode();
        writes.put(1_000, 1_030, "since");
        writes.put(1_090, 1_100, "since");
        writes.put(1_200, 1_230, "since");
        pair.kafka().restart();

        // Then
        awaitChoice(pair.leeds(), 30);
        assertThat(pair.leeds().client().status().log().lastError()).contains("100 items differ, 30 wait");
        assertThat(audit.changes()).as("changes of the mirror").isEmpty();

        // When
        for (JsonNode item : restoration(pair.leeds(), "?finding=conflict").path("items")) {
            if (writes.number(item.path("own")) < 1_015) {
                assertThat(pair.leeds().client().choose(item.path("id").asText(), "keep"))
                        .isInstanceOf(Acknowledged.class);
            }
        }
        assertThat(pair.leeds().client().choose("", "adopt")).isInstanceOf(Acknowledged.class);
        awaitPublishing(pair.leeds());

        // Then
        awaitEqual(pair);
        assertThat(writes.titles(pair.hangzhou(), 1_000, 1_015)).allMatch(title -> title.startsWith("since"));
        assertThat(writes.titles(pair.hangzhou(), 1_015, 1_060)).allMatch(title -> title.startsWith("after"));
        assertThat(writes.titles(pair.hangzhou(), 1_090, 1_100)).allMatch(title -> title.startsWith("since"));
        assertThat(writes.titles(pair.hangzhou(), 1_100, 1_140)).allMatch(title -> title.startsWith("after"));
        assertThat(writes.titles(pair.hangzhou(), 1_200, 1_230)).allMatch(title -> title.startsWith("since"));
        assertNeverBack(audit);
    }

    private static void awaitEqual(PairUnderTest pair) {
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), CAUGHT_UP);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    private static void awaitPublishing(CityUnderTest city) {
        Awaitility.await("the city publishes")
                .atMost(CAUGHT_UP)
                .until(() -> city.client().status().log().state().equals("active"));
    }

    private static void awaitChoice(CityUnderTest city, int undecided) {
        Awaitility.await("items wait for a choice").atMost(CAUGHT_UP).untilAsserted(() -> {
            assertThat(city.client().status().log().state()).isEqualTo("restored");
            assertThat(count(restoration(city, ""), "undecided")).isEqualTo(undecided);
        });
    }

    private static JsonNode restoration(CityUnderTest city, String query) {
        assertThat(city.client().get(ADDRESS + query)).isInstanceOf(Acknowledged.class);
        return ((Acknowledged) city.client().get(ADDRESS + query)).json();
    }

    private static int count(JsonNode restoration, String name) {
        return restoration.path("counts").path(name).asInt();
    }

    private static void assertNeverBack(Audit audit) {
        Map<UUID, Change> latest = new HashMap<>();
        for (Change change : audit.changes()) {
            Change before = latest.put(change.id(), change);
            assertThat(change.operation()).isNotEqualTo("DELETE");
            if (before != null) {
                assertThat(change.sequence()).as("after %s", before).isGreaterThan(before.sequence());
                assertThat(change.version()).as("after %s", before).isGreaterThan(before.version());
            }
        }
    }

    /** Items by number, each titled with when it was written. */
    private record Writes(CityUnderTest city) {

        void put(int from, int to, String when) {
            List<RealItem> items = IntStream.range(from, to)
                    .mapToObj(n -> new RealItem(SCHEME, String.valueOf(n), document(n, when)))
                    .toList();
            assertThat(Bulk.put(city, items).refusals()).isEmpty();
        }

        private static ObjectNode document(int n, String when) {
            return ItemDocuments.event(when + " " + n);
        }

        int number(JsonNode state) {
            String title = state.path("document").path("title").path("en").asText();
            return Integer.parseInt(title.replaceAll("\\D", ""));
        }

        List<String> titles(CityUnderTest mirror, int from, int to) {
            List<String> titles = mirror.database().query("""
                            select title from (select document::json -> 'title' ->> 'en' as title,
                                document::json -> 'identifiers' -> 0 ->> 'value' as n from item
                                where owner = 'leeds' and document like '%"scheme":"restored-owner"%') items
                            where n::int >= ? and n::int < ?
                            """, row -> row.getString(1), from, to);
            assertThat(titles).as("items %d to %d", from, to).hasSize(to - from);
            return titles;
        }
    }
}
