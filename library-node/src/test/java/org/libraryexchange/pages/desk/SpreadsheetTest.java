package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.WorkbookFile.row;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.WorkbookFile;
import org.libraryexchange.pages.desk.Spreadsheet.Content;
import org.libraryexchange.pages.desk.Spreadsheet.Fault;

class SpreadsheetTest {

    private static final long LARGEST = 1_000;
    private static final long LARGEST_WORKBOOK = 100_000;

    private static String commas(String file) {
        return new String(Spreadsheet.commas(file), UTF_8);
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
                "`\"a;b\";c\n;2,5`             | `\"a;b\",c\n,\"2,5\"`",
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

    private static Content content(byte[] file) {
        return new Spreadsheet(file).content(LARGEST, "", "");
    }

    @ParameterizedTest
    @CsvSource({"0, EMPTY", "1001, TOO_LARGE"})
    void emptyAndLargeFilesAreNoTables(int bytes, Fault fault) {
        assertThat(content("x".repeat(bytes).getBytes(UTF_8))).isEqualTo(new Content.Unreadable(fault));
    }

    @Test
    void textThatMayBeInSeveralEncodingsIsAskedFor() {
        // Given
        Spreadsheet file = new Spreadsheet("标题;日期\n光之夜;2027\n".getBytes(Charset.forName("GB18030")));

        // When
        Content unknown = file.content(LARGEST, "", "");
        Content known = file.content(LARGEST, "GB18030", "");

        // Then
        assertThat(unknown)
                .isInstanceOfSatisfying(
                        Content.Encodings.class,
                        encodings -> assertThat(encodings.samples()).containsEntry("GB18030", "标题;日期\n光之夜;2027"));
        assertThat(known)
                .isInstanceOfSatisfying(
                        Content.Table.class,
                        table -> assertThat(new String(table.csv(), UTF_8)).isEqualTo("标题,日期\n光之夜,2027\n"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheTable() {
        assertThat(content("\ufeffa;b\n".getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOfSatisfying(
                        Content.Table.class,
                        table -> assertThat(new String(table.csv(), UTF_8)).isEqualTo("a,b\n"));
    }

    @Test
    void oneOfSeveralSheetsIsAskedFor() {
        // Given
        Spreadsheet file = new Spreadsheet(WorkbookFile.from1900()
                .sheet("Spring", row("a"))
                .sheet("Autumn", row("b"))
                .bytes());

        // When, Then
        assertThat(file.content(LARGEST_WORKBOOK, "", "")).isEqualTo(new Content.Sheets(List.of("Spring", "Autumn")));
        assertThat(file.content(LARGEST_WORKBOOK, "", "Autumn"))
                .isInstanceOfSatisfying(
                        Content.Table.class,
                        table -> assertThat(new String(table.csv(), UTF_8)).isEqualTo("b\n"));
    }

    @Test
    void otherZipFilesAreNoTables() {
        assertThat(content("PK\u0003\u0004".getBytes(UTF_8))).isEqualTo(new Content.Unreadable(Fault.WORKBOOK));
    }

    @Test
    void comesBackFromTheForm() {
        Spreadsheet table = new Spreadsheet("标题\r\n灯会\r\n".getBytes(UTF_8));

        assertThat(Spreadsheet.unpacked(table.packed(), LARGEST).orElseThrow().file())
                .isEqualTo(table.file());
    }

    @Test
    void textThatUnpacksToMoreThanAllowedIsRefused() {
        String packed = new Spreadsheet("x".repeat(1_001).getBytes(UTF_8)).packed();

        assertThat(Spreadsheet.unpacked(packed, LARGEST)).isEmpty();
    }
}
