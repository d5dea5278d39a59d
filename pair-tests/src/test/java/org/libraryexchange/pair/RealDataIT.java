package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.RealItems.RealItem;

/** Catalogues as they really are: the events of a year of culture, and poems of a thousand years. */
@ExtendWith(SharedPair.class)
class RealDataIT {

    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    private Path data;

    @BeforeEach
    void findData() {
        data = Repository.realData().orElse(null);
        if (data == null) {
            System.out.println("SKIPPED: RealDataIT, since there is no folder shared/data beside the repository");
        }
        assumeTrue(data != null, "no folder shared/data beside the repository");
    }

    @Test
    void eventsOfLeedsReachHangzhou(PairUnderTest pair) {
        List<RealItem> events = LeedsEvents.in(data.resolve("leeds-2023/events.csv"));
        assertThat(events).hasSize(1_223);

        Bulk.Result loaded = loadTwice(pair, pair.leeds(), pair.hangzhou(), events);

        assertThat(loaded.refusals())
                .as("the catalogue takes no event that ends before it starts")
                .isEqualTo(Map.of("/event/occurrences/0/endDate end-after-start", 3));
        assertThat(loaded.created()).isEqualTo(1_220);
    }

    @Tag("long")
    @Test
    void poemsOfHangzhouReachLeeds(PairUnderTest pair) {
        List<RealItem> poems = HangzhouPoems.in(data.resolve("hangzhou-poems/hangzhou_poems.jsonl"));
        assertThat(poems).hasSize(1_778);

        Bulk.Result loaded = loadTwice(pair, pair.hangzhou(), pair.leeds(), poems);

        assertThat(loaded.refusals()).isEmpty();
        assertThat(loaded.created()).isEqualTo(1_778);
        assertVerbatim(poems, pair.leeds().database().items("hangzhou"));
    }

    /** Loads everything, compares both databases, and loads it again, which may not change anything anywhere. */
    private static Bulk.Result loadTwice(
            PairUnderTest pair, CityUnderTest owner, CityUnderTest mirror, List<RealItem> items) {
        // When
        Bulk.Result loaded = Bulk.put(owner, items);

        // Then
        System.out.println(owner + ": " + loaded);
        CityAssert.assertThat(mirror).reachesEndOfLogOf(owner, pair.log(owner), CATCH_UP);
        CityAssert.assertThat(mirror).mirrors(owner);
        Map<UUID, StoredItem> mirrored = mirror.database().items(owner.name());
        long end = pair.log(owner).endOffset();

        // When
        Bulk.Result again = Bulk.put(owner, items);

        // Then
        assertThat(again).isEqualTo(new Bulk.Result(0, loaded.created(), 0, loaded.refusals()));
        CityAssert.assertThat(mirror).reachesEndOfLogOf(owner, pair.log(owner), CATCH_UP);
        assertThat(mirror.database().items(owner.name())).isEqualTo(mirrored);
        assertThat(pair.log(owner).endOffset()).as("end of the log").isEqualTo(end);
        return loaded;
    }

    /** Gaps and rare characters stand in the partner's catalogue as they stood in the source. */
    private static void assertVerbatim(List<RealItem> poems, Map<UUID, StoredItem> mirrored) {
        Map<String, String> documents = new HashMap<>();
        mirrored.values().forEach(item -> documents.put(identifier(item), item.document()));
        assertThat(poems).allSatisfy(poem -> {
            String text = poem.document().at("/description/zh-Hant").asText();
            String stored = Json.read(documents.get(poem.value()))
                    .at("/description/zh-Hant")
                    .asText();
            assertThat(stored.getBytes(StandardCharsets.UTF_8)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        });
        assertThat(poems)
                .as("poems with gaps")
                .filteredOn(poem -> poem.document().toString().contains("□"))
                .hasSize(8);
        assertThat(poems)
                .as("poems with characters of four bytes in UTF-8")
                .filteredOn(
                        poem -> poem.document().toString().codePoints().anyMatch(Character::isSupplementaryCodePoint))
                .hasSize(6);
    }

    private static String identifier(StoredItem item) {
        return Json.read(item.document()).at("/identifiers/0/value").asText();
    }
}
