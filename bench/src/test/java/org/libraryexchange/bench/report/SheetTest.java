package org.libraryexchange.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SheetTest {

    @Test
    void cellShowsTheMedianWithTheSmallestAndTheLargest() {
        // Given
        Sheet sheet = new Sheet();
        sheet.table("Title", "Remark.");

        // When
        sheet.add("Title", "one", "rows/s", 1_200);
        sheet.add("Title", "one", "rows/s", 1_000);
        sheet.add("Title", "one", "rows/s", 1_100);
        sheet.add("Title", "two", "s", 0.5);

        // Then
        assertThat(sheet.markdown()).isEqualTo("""

                ## Title

                Remark.

                | | rows/s | s |
                |---|---:|---:|
                | one | 1,100 (1,000–1,200) |  |
                | two |  | 0.50 |
                """);
    }

    @Test
    void ratioComparesMediansWithThoseOfTheBase() {
        // Given
        Sheet sheet = new Sheet();
        sheet.table("Title", "Remark.");
        sheet.add("Title", "base", "rows/s", 100);
        sheet.add("Title", "base", "rows/s", 300);
        sheet.add("Title", "other", "rows/s", 500);

        // When
        sheet.ratio("Title", "base", "rows/s", "times");

        // Then
        assertThat(sheet.markdown()).contains("| base | 200 (100–300) | 1.00 |", "| other | 500 | 2.50 |");
    }

    @Test
    void perHundredCountsForAHundredOfTheBase() {
        // Given
        Sheet sheet = new Sheet();
        sheet.table("Title", "Remark.");
        sheet.add("Title", "base", "requests/s", 400);
        sheet.add("Title", "other", "requests/s", 300);

        // When
        sheet.perHundred("Title", "base", "requests/s", "for 100");

        // Then
        assertThat(sheet.markdown()).contains("| base | 400 | 100 |", "| other | 300 | 75.0 |");
    }

    @Test
    void figuresStandBesideThoseOfAnotherSheetWithTheRatio() {
        // Given
        Sheet own = new Sheet();
        own.table("Title", "Remark.");
        own.add("Title", "node", "rows/s", 300);
        own.add("Title", "node", "rows/s", 100);
        own.add("Title", "peer", "rows/s", 500);
        Sheet other = new Sheet("another");
        other.table("Title", "Remark.");
        other.add("Title", "node", "rows/s", 400);

        // When
        String both = own.beside(other).markdown();

        // Then
        assertThat(both).endsWith("""
                | | this build | the other | times the other |
                |---|---:|---:|---:|
                | node: rows/s | 200 (100–300) | 400 | 0.50 |
                """);
    }

    @Test
    void ratioWithoutTheBaseIsLeftOut() {
        // Given
        Sheet sheet = new Sheet();
        sheet.table("Title", "Remark.");
        sheet.add("Title", "other", "rows/s", 500);

        // When
        sheet.ratio("Title", "base", "rows/s", "times");

        // Then
        assertThat(sheet.markdown()).doesNotContain("times");
    }
}
