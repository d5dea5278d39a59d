package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.pair.RealItems.RealItem;

/** Files of rows, imported by a node that dies in the middle of them. */
@ExtendWith(SharedPair.class)
class ImportIT {

    private static final int ROWS = 12_000;

    /** The node's default of {@code library.imports.batch-rows}. */
    private static final int ROWS_A_BATCH = 500;

    private static final Duration WITHIN = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    @Tag("long")
    void eachRowTakesEffectOnceAlthoughTheNodeIsKilled(PairUnderTest pair) throws IOException {
        // Given
        Path file = file(ROWS, i -> row("killed", i));
        long before = pair.leeds().database().number("select sequence from own_log");

        // When
        ImportUnderTest sent = ImportUnderTest.send(pair.leeds(), "scheme=killed", "application/x-ndjson", file);
        for (int rows = 2_000; rows <= 6_000; rows += 2_000) {
            sent.awaitRows(rows, WITHIN);
            pair.leeds().node().kill();
            long written = pair.leeds().database().number("select created from bulk_import where id = ?", sent.id());
            assertThat(written).as("rows written when it is killed").isBetween((long) rows, ROWS - 1L);
            pair.leeds().restartNode();
        }

        // Then
        holdsOnce(pair, "killed", sent.ended(WITHIN), before);
    }

    /** w1 is passed before the commit of a batch, w2 after it. */
    @Test
    void batchTakesEffectOnceAlthoughItsNodeDiesAfterTheCommit(PairUnderTest pair) throws IOException {
        takesEffectOnce("w2:3", pair);
    }

    @Tag("long")
    @Test
    void batchTakesEffectOnceAlthoughItsNodeDiesBeforeTheCommit(PairUnderTest pair) throws IOException {
        takesEffectOnce("w1:3", pair);
    }

    private void takesEffectOnce(String point, PairUnderTest pair) throws IOException {
        // Given
        String scheme = "crash-" + point.replace(':', '-');
        int rows = 2_500;
        Path file = file(rows, i -> row(scheme, i));
        pair.leeds().node().stop();
        pair.leeds().restartNode("-Dlibraryexchange.crash-point=" + point);
        long before = pair.leeds().database().number("select sequence from own_log");

        // When
        ImportUnderTest sent = ImportUnderTest.send(pair.leeds(), "scheme=" + scheme, "application/x-ndjson", file);
        pair.leeds().node().awaitEnd(WITHIN);
        long written = pair.leeds().database().number("select created from bulk_import where id = ?", sent.id());
        pair.leeds().restartNode();

        // Then
        assertThat(written).isEqualTo(point.startsWith("w1") ? 2L * ROWS_A_BATCH : 3L * ROWS_A_BATCH);
        JsonNode end = sent.ended(WITHIN);
        assertThat(end.path("created").asInt()).isEqualTo(rows);
        assertThat(pair.leeds().database().number("select sequence from own_log") - before)
                .isEqualTo(rows);
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), WITHIN);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    @Test
    void realEventsAreImportedAsOneByOne(PairUnderTest pair) throws IOException {
        Path data = Repository.realData().orElse(null);
        assumeTrue(data != null, "SKIPPED: no folder shared/data beside the repository");

        // Given
        List<RealItem> events = LeedsEvents.in(data.resolve("leeds-2023/events.csv")).stream()
                .map(event -> identifiedBy(event, "imported-2023"))
                .toList();
        Path file = file(events.size(), i -> events.get(i).document());
        ImportUnderTest.send(pair.leeds(), "scheme=imported-2023", "application/x-ndjson", file)
                .ended(WITHIN);

        // When
        JsonNode again = ImportUnderTest.send(pair.leeds(), "scheme=imported-2023", "application/x-ndjson", file)
                .ended(WITHIN);
        Bulk.Result single = Bulk.put(pair.leeds(), events);

        // Then
        assertThat(again.path("state").asText()).isEqualTo("finished");
        assertThat(again.path("unchanged").asInt()).isEqualTo(1_220);
        assertThat(again.path("refused").asInt())
                .as("the catalogue takes no event that ends before it starts")
                .isEqualTo(3);
        assertThat(single.unchanged())
                .as("single writes find nothing to change")
                .isEqualTo(1_220);
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), WITHIN);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    /** An item of its own beside that of other tests. */
    private static RealItem identifiedBy(RealItem event, String scheme) {
        ObjectNode document = event.document();
        document.putArray("identifiers").addObject().put("scheme", scheme).put("value", event.value());
        return new RealItem(scheme, event.value(), document);
    }

    private static void holdsOnce(PairUnderTest pair, String scheme, JsonNode end, long before) {
        DatabaseUnderTest leeds = pair.leeds().database();
        assertThat(end.path("state").asText()).isEqualTo("finished");
        assertThat(end.path("created").asInt()).isEqualTo(ROWS);
        assertThat(end.path("rows").asInt()).isEqualTo(ROWS);
        assertThat(leeds.number("select count(*) from own_identifier where scheme = ?", scheme))
                .isEqualTo(ROWS);
        assertThat(leeds.number("""
                select count(*) from item join own_identifier on item_id = id where scheme = ? and version = 1
                """, scheme)).isEqualTo(ROWS);
        assertThat(leeds.number("select sequence from own_log") - before)
                .as("numbers given in the log")
                .isEqualTo(ROWS);
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), WITHIN);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    private static ObjectNode row(String scheme, int number) {
        ObjectNode row = ItemDocuments.event("Row " + number);
        row.putArray("identifiers").addObject().put("scheme", scheme).put("value", "n" + number);
        return row;
    }

    private Path file(int rows, IntFunction<ObjectNode> row) throws IOException {
        Path file = folder.resolve("rows.ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < rows; i++) {
                out.append(row.apply(i).toString()).append('\n');
            }
        }
        return file;
    }
}
