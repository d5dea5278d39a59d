package org.libraryexchange.catalogue.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.fixture.WorkbookFile.CHINESE_DATE;
import static org.libraryexchange.fixture.WorkbookFile.DATE;
import static org.libraryexchange.fixture.WorkbookFile.FIVE_DIGITS;
import static org.libraryexchange.fixture.WorkbookFile.MOMENT;
import static org.libraryexchange.fixture.WorkbookFile.POUNDS;
import static org.libraryexchange.fixture.WorkbookFile.TIME;
import static org.libraryexchange.fixture.WorkbookFile.formula;
import static org.libraryexchange.fixture.WorkbookFile.number;
import static org.libraryexchange.fixture.WorkbookFile.row;
import static org.libraryexchange.fixture.WorkbookFile.truth;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.catalogue.spreadsheet.Workbook.SheetText;
import org.libraryexchange.fixture.WorkbookFile;

class WorkbookTest {

    private static SheetText read(WorkbookFile file, String sheet) throws WorkbookException {
        return Workbook.open(file.bytes()).read(sheet);
    }

    private static String table(WorkbookFile file) throws WorkbookException {
        return new String(read(file, "Events").csv(), UTF_8);
    }

    @Test
    void cellsAreAsPeopleSeeThem() throws WorkbookException {
        // Given
        WorkbookFile file = WorkbookFile.from1900()
                .sheet(
                        "Events",
                        row("Ref", "Day", "Starts", "Both", "Price", "Free", "中文日期", "Sum", "Text"),
                        row(
                                number("42", FIVE_DIGITS),
                                number("46517", DATE),
                                number("0.770833333333333", TIME),
                                number("46517.416666666664", MOMENT),
                                number("4.5", POUNDS),
                                truth(true),
                                number("46517", CHINESE_DATE),
                                number("4.1000000000000005"),
                                "007, \"quoted\""),
                        row(null, null, null, null, null, null, null, null, "two\nlines"));

        // When, Then
        assertThat(table(file)).isEqualTo("""
                Ref,Day,Starts,Both,Price,Free,中文日期,Sum,Text
                00042,2027-05-10,18:30,2027-05-10T10:00,£4.5,true,2027-05-10,4.1,"007, ""quoted""\"
                ,,,,,,,,"two
                lines"
                """);
    }

    @Test
    void daysAreCountedFrom1904WhereTheWorkbookSaysSo() throws WorkbookException {
        assertThat(table(WorkbookFile.from1904().sheet("Events", row(number("45055", DATE), number("0.5", TIME)))))
                .isEqualTo("2027-05-10,12:00\n");
    }

    /** Excel's year 1900 had a 29 February. */
    @Test
    void firstDaysOf1900AreRight() throws WorkbookException {
        assertThat(table(WorkbookFile.from1900()
                        .sheet("Events", row(number("1", DATE), number("59", DATE), number("61", DATE)))))
                .isEqualTo("1900-01-01,1900-02-28,1900-03-01\n");
    }

    @Test
    void formulasHaveTheValuesThatWereStored() throws WorkbookException {
        assertThat(table(WorkbookFile.from1900()
                        .sheet("Events", row(formula("HYPERLINK(\"http://evil.example\",A2)", "Light Night")))))
                .isEqualTo("Light Night\n");
    }

    @Test
    void linesKeepTheirNumbers() throws WorkbookException {
        assertThat(table(WorkbookFile.from1900()
                        .sheetOf("Events", "", "<sheetData><row r=\"3\"><c r=\"B3\"><v>7</v></c></row></sheetData>")))
                .isEqualTo("\n\n,7\n");
    }

    @Test
    void hiddenSheetsAreNotOffered() throws WorkbookException {
        // Given
        WorkbookFile file = WorkbookFile.from1900()
                .sheet("Events", row("a"))
                .sheetOf("Lists", " state=\"hidden\"", "<sheetData/>")
                .sheet("活动", row("b"));

        // When, Then
        assertThat(Workbook.open(file.bytes()).sheets()).containsExactly("Events", "活动");
    }

    @Test
    void mergedAndHiddenCellsAreTold() throws WorkbookException {
        // Given
        List<Object[]> rows = List.of(row("Title", "Day"), row("Light Night", null));
        WorkbookFile file = WorkbookFile.from1900()
                .sheet("Events", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>", "", rows)
                .sheet("Merged", "", "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>", rows)
                .sheet("Plain", "", "", rows);

        // When, Then
        assertThat(read(file, "Events"))
                .extracting(SheetText::merged, SheetText::hidden)
                .containsExactly(false, true);
        assertThat(read(file, "Merged"))
                .extracting(SheetText::merged, SheetText::hidden)
                .containsExactly(true, false);
        assertThat(read(file, "Plain"))
                .extracting(SheetText::merged, SheetText::hidden)
                .containsExactly(false, false);
    }

    @Test
    void partsThatBecomeTooLargeAreNotReadAsXml() {
        // Given
        WorkbookFile file =
                WorkbookFile.from1900().sheet("Events", row("a")).part("xl/media/1", " ".repeat(70_000_000));

        // When, Then
        assertThatThrownBy(() -> Workbook.open(file.bytes()))
                .isInstanceOfSatisfying(
                        WorkbookException.class, e -> assertThat(e.isTooLarge()).isTrue());
    }

    @Test
    void aThousandPartsAreTooMany() {
        // Given
        WorkbookFile file = WorkbookFile.from1900().sheet("Events", row("a"));
        for (int i = 0; i < 1_000; i++) {
            file.part("xl/media/" + i, "");
        }

        // When, Then
        assertThatThrownBy(() -> Workbook.open(file.bytes()))
                .isInstanceOfSatisfying(
                        WorkbookException.class, e -> assertThat(e.isTooLarge()).isTrue());
    }

    @Test
    void aTextThatEachCellRepeatsMakesNoLargeTable() {
        // Given
        String cells = "<c t=\"s\"><v>0</v></c>".repeat(400);
        WorkbookFile file = WorkbookFile.from1900()
                .sheet("Texts", row("x".repeat(30_000)))
                .sheetOf("Events", "", "<sheetData>" + ("<row>" + cells + "</row>").repeat(20) + "</sheetData>");

        // When, Then
        assertThatThrownBy(() -> table(file))
                .isInstanceOfSatisfying(
                        WorkbookException.class, e -> assertThat(e.isTooLarge()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"ZZZZZZ1\"><v>1</v></c>",
                "<c r=\"A12345678\"><v>1</v></c>",
                "<c r=\"B1\"/><c r=\"A1\"/>",
                "<c r=\"x\"/>",
                "<c t=\"s\"><v>9</v></c>",
                "<c s=\"9\"><v>9</v></c>",
                "</row><row r=\"5\"/><row r=\"4\">",
                "<c>"
            })
    void damagedSheetsAreNoTables(String cells) {
        WorkbookFile file =
                WorkbookFile.from1900().sheetOf("Events", "", "<sheetData><row>" + cells + "</row></sheetData>");

        assertThatThrownBy(() -> table(file)).isInstanceOf(WorkbookException.class);
    }

    static List<String> partsThatWouldTakeMemory() {
        return List.of(
                "<a>".repeat(101),
                "<a b=\"" + "x".repeat(2_000_000) + "\"/>",
                "<!--" + "x".repeat(2_000_000) + "-->",
                "<c><v>" + "x".repeat(40_000) + "</v></c>",
                IntStream.range(0, 6_000).mapToObj("<a%d/>"::formatted).collect(Collectors.joining()),
                IntStream.range(0, 6_000).mapToObj("<a b%d=\"\"/>"::formatted).collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource
    void partsThatWouldTakeMemory(String cells) {
        WorkbookFile file = WorkbookFile.from1900().sheetOf("Events", "", "<row>" + cells + "</row>");

        assertThatThrownBy(() -> table(file)).isInstanceOf(WorkbookException.class);
    }

    @Test
    void rowsFarBelowMakeNoLargeTable() {
        assertThatThrownBy(() -> table(WorkbookFile.from1900()
                        .sheetOf("Events", "", "<sheetData><row r=\"9999999\"><c><v>1</v></c></row></sheetData>")))
                .isInstanceOfSatisfying(
                        WorkbookException.class, e -> assertThat(e.isTooLarge()).isTrue());
    }

    /** Other programs write prefixes, texts in pieces, and how characters are read aloud. */
    @Test
    void whatOtherProgramsWriteIsRead() throws WorkbookException {
        // Given
        WorkbookFile file = WorkbookFile.from1900()
                .sheet("Events", row("a"))
                .part(
                        "xl/sharedStrings.xml",
                        "<x:sst xmlns:x=\"urn:x\"><x:si><x:r><x:t>Light </x:t></x:r><x:r><x:t>Night</x:t></x:r>"
                                + "<x:rPh><x:t>aloud</x:t></x:rPh></x:si></x:sst>");

        // When, Then
        assertThat(table(file)).isEqualTo("Light Night\n");
    }

    @Test
    void entitiesAreNotRead() {
        // Given
        WorkbookFile file = WorkbookFile.from1900()
                .sheet("Events", row("a"))
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE worksheet [<!ENTITY e \"expanded\">]><worksheet><sheetData><row><c t=\"inlineStr\"><is>"
                                + "<t>&e;</t></is></c></row></sheetData></worksheet>");

        // When, Then
        assertThatThrownBy(() -> table(file)).isInstanceOf(WorkbookException.class);
    }

    @Test
    void numbersNobodyWritesTakeNoTime() throws WorkbookException {
        assertThat(table(WorkbookFile.from1900()
                        .sheet("Events", row(number("1E999999999", DATE), number("1E-99999999")))))
                .isEqualTo("1E999999999,1E-99999999\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK", "PK\u0003\u0004", "PK\u0003\u0004 and then something else"})
    void otherFilesAreNoWorkbooks(String file) {
        assertThatThrownBy(() -> Workbook.open(file.getBytes(UTF_8))).isInstanceOf(WorkbookException.class);
    }
}
