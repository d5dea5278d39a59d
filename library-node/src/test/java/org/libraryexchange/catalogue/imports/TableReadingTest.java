package org.libraryexchange.catalogue.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.catalogue.imports.TableReading.Line;
import org.libraryexchange.catalogue.imports.TableReading.ReadTable;
import org.libraryexchange.catalogue.imports.TableReading.RowReading;
import org.libraryexchange.catalogue.imports.TableReading.Understood;
import org.libraryexchange.catalogue.imports.TableReading.UsualPlace;
import org.libraryexchange.catalogue.spreadsheet.WrittenTime.Order;

class TableReadingTest {

    private static final UsualPlace LEEDS = new UsualPlace("Europe/London", "GBP");

    private static ReadTable read(String table, Map<Long, Map<String, String>> mended, String... columns) {
        return new TableReading(List.of(columns), Map.of(), Optional.of(Order.DAY_FIRST), mended, LEEDS, false)
                .read(TableReading.lines(table.getBytes(UTF_8)));
    }

    private static Map<String, String> row(String columns, String cells) {
        return read(columns.replace('.', '-') + "\n" + cells + "\n", Map.of(), columns.split(","))
                .rows()
                .get(2L)
                .cells();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "event.date,event.start,event.end; 10 May 2027,18:30,9pm; 2027-05-10T18:30; 2027-05-10T21:00",
                "event.date; 2027-05-10 10:00; 2027-05-10T10:00; ",
                "event.date,event.start,event.end; 10 May 2027,7.30pm,9; 2027-05-10T19:30; 2027-05-10T21:00",
                "event.start,event.end; 10 May 2027 10am|11 May 2027 2.30pm,11:30|4; 2027-05-10T10:00|2027-05-11T14:30;"
                        + " 2027-05-10T11:30|2027-05-11T16:00",
                "event.date,event.start,event.end; 2027年5月10日,下午2点半,4点; 2027-05-10T14:30; 2027-05-10T16:00",
                "event.date,event.start,event.end; 10 May 2027,14:00,9:30; 2027-05-10T14:00; 2027-05-10T09:30",
                "event.start,event.end; 03/04/2027 18:00,20:00; 2027-04-03T18:00; 2027-04-03T20:00",
                "event.date,event.start,event.endDate,event.end; 10 May 2027,22:00,11 May 2027,01:00; 2027-05-10T22:00;"
                        + " 2027-05-11T01:00"
            })
    void daysAndHoursAreTogetherOrApart(String columns, String cells, String start, String end) {
        // When
        Map<String, String> read = row(columns, cells);

        // Then
        assertThat(read)
                .containsEntry("event.start", start)
                .containsEntry("event.zone", "Europe/London")
                .doesNotContainKeys("event.date", "event.endDate");
        assertThat(read.get("event.end")).isEqualTo(end);
    }

    @Test
    void daysWithoutHoursAreWholeDays() {
        assertThat(row("event.start,event.end", "10 May 2027,2027年5月12日"))
                .isEqualTo(Map.of("event.date", "2027-05-10", "event.endDate", "2027-05-12"));
    }

    @Test
    void datesOfAListStayTogether() {
        assertThat(row("event.date,event.start", "10 May 2027|11 May 2027,18:30|"))
                .isEqualTo(Map.of(
                        "event.date",
                        "|2027-05-11",
                        "event.start",
                        "2027-05-10T18:30|",
                        "event.zone",
                        "Europe/London"));
    }

    @Test
    void whatCannotBeReadStaysForTheRules() {
        assertThat(row("event.date,event.start", "next week,18:30"))
                .isEqualTo(Map.of("event.date", "next week", "event.start", "18:30", "event.zone", "Europe/London"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "event.admission.prices.amount; £4.50; 4.50; GBP; false",
                "event.admission.prices.amount; \"4,50 €\"; 4.50; EUR; false",
                "event.admission.prices.amount; 4.50|3; 4.50|3; GBP|GBP; false",
                "event.admission.prices.amount; 免费; ; ; true",
                "event.admission.prices.amount; a fiver|£3; a fiver|£3; GBP|GBP; false",
                "event.admission.free; Yes; ; ; true",
                "event.admission.free; 否; ; ; false",
                "event.admission.free; £4; 4; GBP; false"
            })
    void costsAreRead(String column, String cell, String amount, String currency, String free) {
        // When
        Map<String, String> read = row(column, cell);

        // Then
        assertThat(read.get("event.admission.prices.amount")).isEqualTo(amount);
        assertThat(read.get("event.admission.prices.currency")).isEqualTo(currency);
        assertThat(read.get("event.admission.free")).isEqualTo(free);
    }

    @Test
    void namesOfValuesAreReadInListsToo() {
        assertThat(row("event.audience,licence,media.licence", "\"Families, children\",CC BY 4.0,CC0|CC BY"))
                .isEqualTo(Map.of(
                        "event.audience", "families|children",
                        "licence", "https://creativecommons.org/licenses/by/4.0/",
                        "media.licence",
                                "https://creativecommons.org/publicdomain/zero/1.0/|"
                                        + "https://creativecommons.org/licenses/by/4.0/"));
    }

    @Test
    void whatWasUnderstoodIsTold() {
        // When
        RowReading read = read("When,Price\n03/04/2027,£4\n", Map.of(), "event.date", "event.admission.prices.amount")
                .rows()
                .get(2L);

        // Then
        assertThat(read.understood())
                .containsExactlyInAnyOrder(
                        new Understood("event.date", "03/04/2027", "2027-04-03"),
                        new Understood("event.admission.prices.amount", "£4", "4 GBP"));
    }

    @Test
    void rowsKeepTheirNumbersAndBlankOnesCountForNothing() {
        // Given
        String table = "Events of 2027,\n\nRef,Title\n,\n1,A wharf\n\"a\"b,\n2,\"two\nlines\"\n";

        // When
        ReadTable read = read(table, Map.of(), "identifier", "title.en");

        // Then
        assertThat(new String(read.csv(), UTF_8))
                .isEqualTo("\n\nidentifier,title.en\n\n1,A wharf\n\"a\"b,\n2,\"two\nlines\"\n");
        assertThat(read.rows()).containsOnlyKeys(5L, 6L, 7L);
    }

    @Test
    void listsMayBeSpreadOverColumnsAndOthersLeftOut() {
        assertThat(read(
                                "Ref,Tag,Tag 2,Remark\n1,Light,Art,x\n",
                                Map.of(),
                                "identifier",
                                "subjects.en",
                                "subjects.en",
                                "")
                        .rows()
                        .get(2L)
                        .cells())
                .isEqualTo(Map.of("identifier", "1", "subjects.en", "Light|Art"));
    }

    @Test
    void cellsBehindTheLastColumnAreNotLost() {
        assertThat(new String(
                        read("Ref,Title\n1,a,,\n2,b,Stray\n3\n", Map.of(), "identifier", "title.en")
                                .csv(),
                        UTF_8))
                .isEqualTo("identifier,title.en\n1,a\n2,b,Stray\n3,\n");
    }

    @Test
    void mendedCellsAndWhatHoldsForAllCount() {
        // Given
        TableReading how = new TableReading(
                List.of("identifier", "event.date", "kind"),
                Map.of("kind", "cultural-event", "licence", "CC0"),
                Optional.empty(),
                Map.of(2L, Map.of("event.date", "10 May 2027", "title.en", "A wharf")),
                LEEDS,
                false);

        // When
        Map<String, String> read = how.read(TableReading.lines("Ref,Day,Kind\n1,soon,\n".getBytes(UTF_8)))
                .rows()
                .get(2L)
                .cells();

        // Then
        assertThat(read)
                .isEqualTo(Map.of(
                        "identifier", "1",
                        "event.date", "2027-05-10",
                        "title.en", "A wharf",
                        "kind", "cultural-event",
                        "licence", "https://creativecommons.org/publicdomain/zero/1.0/"));
    }

    @ParameterizedTest
    @CsvSource({"501, 1", "1, 10002"})
    void tablesThatAreTooWideOrLongStaySo(int columns, int rows) {
        // Given
        String line = ",".repeat(columns) + "\n";
        String table = "Ref\n" + ("1" + line).repeat(rows);

        // When
        List<Line> lines = TableReading.lines(table.getBytes(UTF_8));

        // Then
        assertThat(lines).hasSizeLessThanOrEqualTo(TableImports.MOST_ROWS + 2);
        if (columns > 500) {
            assertThat(new String(read(table, Map.of(), "identifier").csv(), UTF_8))
                    .contains(",".repeat(500));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "event.start, event.start",
        "/title, title.en",
        "/licence, licence",
        "/event/occurrences, event.date",
        "/event/occurrences/0/zone, event.zone",
        "/kind, kind",
        "/nowhere, ''"
    })
    void aBrokenRuleBelongsToACell(String place, String column) {
        assertThat(KnownColumns.at(place, "en").orElse("")).isEqualTo(column);
    }
}
