package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.pages.desk.Spreadsheet.Fault;

class SpreadsheetTest {

    private static final long LARGEST = 1_000;

    private static String commas(String file) {
        return new String(Spreadsheet.of(file.getBytes(UTF_8)).csv(), UTF_8);
    }

    @Test
    void commasStayAsTheyAre() {
        assertThat(commas("a,b\r\n\"1;2\",\"x\ny\"\r\n")).isEqualTo("a,b\r\n\"1;2\",\"x\ny\"\r\n");
    }

    @Test
    void cellsWithCommasAreQuoted() {
        assertThat(commas("a;b\n1,2;\"x\"\"y\"\n")).isEqualTo("a,b\n\"1,2\",\"x\"\"y\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a;b\n1;\"x;\ny\";\n`         | `a,b\n1,\"x;\ny\",\n`",
                "`a;b\r\n1;2,5\r\n`           | `a,b\r\n1,\"2,5\"\r\n`",
                "`\ufeff\"a;b\";c\n;2,5`       | `\ufeff\"a;b\",c\n,\"2,5\"`",
                "`a\tb\n'=1\t\"\"\n`            | `a,b\n'=1,\"\"\n`"
            })
    void onlyTheSeparatorsChange(String file, String commas) {
        assertThat(commas(file)).isEqualTo(commas);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a;b\n\"1;2\n`      | `a,b\n\"1;2\n`",
                "`a;b\n5\" disk;2\n` | `a,b\n5\" disk,2\n`",
                "`a;b\n1\",5;2\n`    | `a,b\n1\",5,2\n`"
            })
    void quotesInTheWrongPlaceAreLeftToTheImport(String file, String commas) {
        assertThat(commas(file)).isEqualTo(commas);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", ";\n"})
    void aFileOfSeparatorsTakesNoMoreRoomThanItself(String separator) {
        // Given
        String file = separator.repeat(1_900_000 / separator.length());

        // When
        String commas = commas(";" + file);

        // Then
        assertThat(commas).hasSameSizeAs(";" + file);
    }

    @ParameterizedTest
    @CsvSource({"0, EMPTY", "1001, TOO_LARGE"})
    void emptyAndLargeFilesAreNoTables(int bytes, Fault fault) {
        assertThat(Spreadsheet.fault("x".repeat(bytes).getBytes(UTF_8), LARGEST))
                .contains(fault);
    }

    @Test
    void comesBackFromTheForm() {
        Spreadsheet table = new Spreadsheet("标题\r\n灯会\r\n".getBytes(UTF_8));

        assertThat(Spreadsheet.unpacked(table.packed(), LARGEST).orElseThrow().csv())
                .isEqualTo(table.csv());
    }

    @Test
    void textThatUnpacksToMoreThanAllowedIsRefused() {
        String packed = new Spreadsheet("x".repeat(1_001).getBytes(UTF_8)).packed();

        assertThat(Spreadsheet.unpacked(packed, LARGEST)).isEmpty();
    }
}
