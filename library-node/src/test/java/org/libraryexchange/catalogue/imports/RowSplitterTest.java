package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.catalogue.imports.RowSplitter.RawRow.Fault.MISPLACED_QUOTE;
import static org.libraryexchange.catalogue.imports.RowSplitter.RawRow.Fault.NONE;
import static org.libraryexchange.catalogue.imports.RowSplitter.RawRow.Fault.OPEN_QUOTE;
import static org.libraryexchange.catalogue.imports.RowSplitter.RawRow.Fault.TOO_LONG;
import static org.libraryexchange.catalogue.imports.RowSplitter.RawRow.Fault.TOO_WIDE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow.Fault;

class RowSplitterTest {

    @Test
    void linesEndAtLineFeedsAndBlankOnesAreNoRows() throws IOException {
        assertThat(rows(ImportForm.NDJSON, "{\"a\":\"\\\"\"}\r\n\n{\"b\":1}\n\r\nlast"))
                .extracting(RawRow::number, RowSplitterTest::text, RawRow::fault)
                .containsExactly(row(1, "{\"a\":\"\\\"\"}", NONE), row(3, "{\"b\":1}", NONE), row(5, "last", NONE));
    }

    @Test
    void recordsOfATableEndOutsideOfQuotes() throws IOException {
        assertThat(rows(ImportForm.CSV, "a,b\r\n\"one\ntwo \"\"x\"\"\",2\r\n,\"\"\n"))
                .extracting(RawRow::number, RowSplitterTest::text, RawRow::fault)
                .containsExactly(row(1, "a,b", NONE), row(2, "\"one\ntwo \"\"x\"\"\",2", NONE), row(3, ",\"\"", NONE));
    }

    @Test
    void misplacedQuoteCostsOnlyItsLine() throws IOException {
        assertThat(rows(ImportForm.CSV, "5\" disk,1\n\"a\"b,\"2\n\"c\",3\n"))
                .extracting(RawRow::number, RowSplitterTest::text, RawRow::fault)
                .containsExactly(
                        row(1, "5\" disk,1", MISPLACED_QUOTE),
                        row(2, "\"a\"b,\"2", MISPLACED_QUOTE),
                        row(3, "\"c\",3", NONE));
    }

    @Test
    void openQuoteTakesTheRest() throws IOException {
        assertThat(rows(ImportForm.CSV, "a\n\"b\nc\n"))
                .extracting(RawRow::number, RawRow::fault)
                .containsExactly(Tuple.tuple(1L, NONE), Tuple.tuple(2L, OPEN_QUOTE));
    }

    @Test
    void rowBeyondAMebibyteIsNotHeldAndCostsOnlyItself() throws IOException {
        // Given
        String large = "x".repeat(RowSplitter.LONGEST_ROW + 1);

        // When
        List<RawRow> rows = rows(ImportForm.CSV, "\"" + large + "\",1\n" + large + "\nnext\n");

        // Then
        assertThat(rows)
                .extracting(RawRow::number, RawRow::fault)
                .containsExactly(Tuple.tuple(1L, TOO_LONG), Tuple.tuple(2L, TOO_LONG), Tuple.tuple(3L, NONE));
        assertThat(rows).allSatisfy(row -> assertThat(row.bytes().length).isLessThanOrEqualTo(RowSplitter.LONGEST_ROW));
    }

    @Test
    void rowOfMoreCellsThanThereMayBeColumnsIsNotHeldAndCostsOnlyItself() throws IOException {
        // Given
        String widest = ",".repeat(RowSplitter.MOST_CELLS - 1);

        // When
        List<RawRow> rows = rows(ImportForm.CSV, widest + "\n," + widest + "\n\"" + widest + ",\"\n");

        // Then
        assertThat(rows)
                .extracting(RawRow::number, RawRow::fault)
                .containsExactly(Tuple.tuple(1L, NONE), Tuple.tuple(2L, TOO_WIDE), Tuple.tuple(3L, NONE));
        assertThat(rows.get(1).bytes()).hasSizeLessThan(RowSplitter.MOST_CELLS + 1);
    }

    @Test
    void commasInOtherFilesAreNoCells() throws IOException {
        assertThat(rows(ImportForm.NDJSON, ",".repeat(10 * RowSplitter.MOST_CELLS)))
                .extracting(RawRow::fault)
                .containsExactly(NONE);
    }

    @Test
    void readingGoesOnFromTheEndOfAnyRow() throws IOException {
        // Given
        String body = "a,b\n\"1\n\",2\r\n\n3,4";
        List<RawRow> all = rows(ImportForm.CSV, body);

        for (int i = 0; i < all.size(); i++) {
            // When
            byte[] rest = bytes(body);
            int end = (int) all.get(i).end();
            List<RawRow> others = rows(new RowSplitter(
                    new ByteArrayInputStream(Arrays.copyOfRange(rest, end, rest.length)),
                    ImportForm.CSV,
                    end,
                    all.get(i).number()));

            // Then
            assertThat(others).usingRecursiveFieldByFieldElementComparator().isEqualTo(all.subList(i + 1, all.size()));
        }
    }

    private static Tuple row(long number, String text, Fault fault) {
        return Tuple.tuple(number, text, fault);
    }

    private static String text(RawRow row) {
        return new String(row.bytes(), StandardCharsets.UTF_8);
    }

    private static List<RawRow> rows(ImportForm form, String body) throws IOException {
        return rows(new RowSplitter(new ByteArrayInputStream(bytes(body)), form, 0, 0));
    }

    private static List<RawRow> rows(RowSplitter splitter) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        for (Optional<RawRow> next = splitter.next(); next.isPresent(); next = splitter.next()) {
            rows.add(next.get());
        }
        return rows;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
