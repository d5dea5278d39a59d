package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.http.Cells;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.catalogue.imports.Body.ReadRow;
import org.libraryexchange.catalogue.imports.ImportJob.Position;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.item.Violation;

class TableTest {

    private static final ObjectWriter CSV = new CsvMapper().writerFor(String[].class);
    private static final String ALPHABET = "ab,\"\r\n\t'=+-@|\\ 杭州é😀＝.";
    private static final int ROUNDS = 3_000;

    @Test
    void cellIsNotTakenApartIntoMorePartsThanAListMayHave() throws IOException {
        // Given
        Map<String, String> row = new LinkedHashMap<>();
        row.put("identifier", "LN-2027");
        row.put("event.date", "2027-10-07|".repeat(50_000));

        // When
        ObjectNode document = read(row).tree();

        // Then
        assertThat(document.at("/event/occurrences")).hasSize(Parts.MOST + 1);
    }

    @Test
    void cellsBecomeTheDocumentThatTheirColumnsName() throws IOException {
        // Given
        Map<String, String> row = new LinkedHashMap<>();
        row.put("identifier", "LN-2027");
        row.put("identifier.tickets", "7|8");
        row.put("kind", "cultural-event");
        row.put("status", "published");
        row.put("originalLanguage", "en");
        row.put("title.en", "Light Night");
        row.put("title.zh-Hans", "光之夜");
        row.put("summary.en", "");
        row.put("subjects.en", "Light art|Either\\|or");
        row.put("subjects.uri", "https://example.org/1");
        row.put("place.name.en", "City centre");
        row.put("place.latitude", "53.7997");
        row.put("place.longitude", "-1.5492");
        row.put("event.start", "2027-10-07T18:00|2027-10-08T18:00");
        row.put("event.end", "|2027-10-08T23:00");
        row.put("event.zone", "Europe/London");
        row.put("event.admission.free", "true");
        row.put("event.audience", "families|schools");

        // When
        ObjectNode document = read(row).tree();

        // Then
        assertThat(document).isEqualTo(Documents.json("""
                {"identifiers": [{"scheme": "events", "value": "LN-2027"}, {"scheme": "tickets", "value": "7"},
                                 {"scheme": "tickets", "value": "8"}],
                 "kind": "cultural-event", "status": "published", "originalLanguage": "en",
                 "title": {"en": "Light Night", "zh-Hans": "光之夜"},
                 "subjects": [{"label": {"en": "Light art"}, "uri": "https://example.org/1"},
                              {"label": {"en": "Either|or"}}],
                 "place": {"name": {"en": "City centre"}, "latitude": 53.7997, "longitude": -1.5492},
                 "event": {"occurrences": [
                             {"start": "2027-10-07T18:00", "zone": "Europe/London"},
                             {"start": "2027-10-08T18:00", "end": "2027-10-08T23:00", "zone": "Europe/London"}],
                           "admission": {"free": true}, "audience": ["families", "schools"]}}
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lunar 8/18; {'lunar': {'month': 8, 'day': 18}}",
                "lunar 12/last; {'lunar': {'month': 12, 'day': -1}}",
                "lunar 12/-1; {'lunar': {'month': 12, 'day': -1}}",
                "' solar-term  qingming '; {'solar-term': {'term': 'qingming'}}",
                "date 1/25; {'date': {'month': 1, 'day': 25}}",
                "weekday 8/monday/last; {'weekday': {'month': 8, 'weekday': 'monday', 'nth': -1}}",
                "weekday 7 / saturday / 2; {'weekday': {'month': 7, 'weekday': 'saturday', 'nth': 2}}",
                "easter; {'easter': {}}",
                "announced; {'announced': {}}",
                "lunar 8; {'lunar': {'month': 8}}",
                "lunar; {'lunar': {}}",
                "lunar /18; {'lunar': {'day': 18}}",
                "date 1/25/2027; {'date': {'month': 1, 'day': '25/2027'}}",
                "easter monday; {'easter': 'monday'}",
                "8/18; {'8/18': {}}"
            })
    void aRuleHasACell(String cell, String rule) throws IOException {
        // Given
        Map<String, String> row = new LinkedHashMap<>();
        row.put("identifier", "1");
        row.put("festival.recurrence.offset", "-2");
        row.put("festival.recurrence", cell);
        row.put("festival.recurrence.lasts", "3");
        ObjectNode expected = Documents.json(rule.replace('\'', '"'));

        // When, Then
        assertThat(read(row).tree().at("/festival/recurrence"))
                .isEqualTo(expected.put("offset", -2).put("lasts", 3));
    }

    @ParameterizedTest
    @CsvSource({
        "/festival/recurrence, festival.recurrence",
        "/festival/recurrence/lunar/day, festival.recurrence",
        "/festival/recurrence/8~118, festival.recurrence",
        "/festival/recurrence/lasts, festival.recurrence.lasts",
        "/festival/occurrences/1/ruleYear, festival.ruleYear"
    })
    void whatIsWrongWithARuleIsToldByItsColumn(String pointer, String column) throws IOException {
        // Given
        Map<String, String> row = new LinkedHashMap<>();
        row.put("identifier", "1");
        row.put("festival.recurrence", "lunar 8/18");
        row.put("festival.recurrence.lasts", "3");
        row.put("festival.date", "2027-09-18|2028-10-06");
        row.put("festival.ruleYear", "2027|2028");

        // When
        ReadRow.Document read = read(row);

        // Then
        assertThat(read.field().apply(pointer)).isEqualTo(column);
        assertThat(read.tree().at("/festival/occurrences/1"))
                .isEqualTo(Documents.json("{\"date\": \"2028-10-06\", \"ruleYear\": 2028}"));
    }

    @Test
    void anyTextComesThroughATableAsItWas() throws IOException {
        for (long seed = 0; seed < ROUNDS; seed++) {
            // Given
            Random random = new Random(seed);
            String title = text(random);
            String first = text(random);
            String second = text(random);
            Map<String, String> row = Map.of(
                    "identifier", Cells.harmless("k" + seed),
                    "title.en", Cells.harmless(title),
                    "subjects.en", Cells.harmless(part(first) + "|" + part(second)));

            // When
            ObjectNode document = read(row).tree();

            // Then
            assertThat(document.at("/title/en").asText()).as("seed %d", seed).isEqualTo(title);
            assertThat(document.at("/subjects/0/label/en").asText())
                    .as("seed %d", seed)
                    .isEqualTo(first);
            assertThat(document.at("/subjects/1/label/en").asText())
                    .as("seed %d", seed)
                    .isEqualTo(second);
        }
    }

    @Test
    void whatDoesNotFitItsTypeStaysForTheRules() throws IOException {
        assertThat(read(Map.of("identifier", "1", "place.latitude", "1e9999999", "event.admission.free", "yes"))
                        .tree())
                .isEqualTo(Documents.json("""
                        {"identifiers": [{"scheme": "events", "value": "1"}], "place": {"latitude": "1e9999999"},
                         "event": {"admission": {"free": "yes"}}}
                        """));
    }

    @ParameterizedTest
    @CsvSource({
        "/title/zh-Hans, title.zh-Hans",
        "/event/occurrences/1/end, event.end",
        "/identifiers/0/value, identifier",
        "/identifiers/1, identifier.tickets",
        "/licence, licence",
        "/history, /history"
    })
    void rulesAreToldOfByTheColumn(String pointer, String column) throws IOException {
        // Given
        Map<String, String> row = new LinkedHashMap<>();
        row.put("identifier", "1");
        row.put("identifier.tickets", "2");
        row.put("title.zh-Hans", "x");
        row.put("licence", "");
        row.put("event.start", "a|b");
        row.put("event.end", "c|d");

        // When, Then
        assertThat(read(row).field().apply(pointer)).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource({
        "identifier;titel.en, unknown-column, titel.en",
        "identifier;title.zh-hans, unknown-column, title.zh-hans",
        "identifier;title., unknown-column, title.",
        "identifier;kind;kind, repeated-column, kind",
        "identifier.isbn;kind, missing-column, identifier"
    })
    void columnsThatAreNotKnownAreRefusedByName(String names, String rule, String name) {
        assertThatThrownBy(() -> Table.of(List.of(names.split(";")), "events"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::rule, Violation::value)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple(rule, name)));
    }

    @Test
    void recordOfAnotherWidthIsRefused() throws IOException {
        // When
        Body body = body("identifier,kind\r\n1\r\n2,festival\r\n".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(body.read(body.next().orElseThrow()))
                .isInstanceOfSatisfying(
                        ReadRow.Unreadable.class,
                        row -> assertThat(row.refusal().violations())
                                .extracting(Violation::rule)
                                .containsExactly("columns"));
        assertThat(body.read(body.next().orElseThrow())).isInstanceOf(ReadRow.Document.class);
    }

    @Test
    void byteOrderMarkOfASpreadsheetIsNoColumn() throws IOException {
        // When
        Body body = body("\ufeffidentifier,kind\r\n1,festival\r\n".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(body.read(body.next().orElseThrow()))
                .isInstanceOfSatisfying(
                        ReadRow.Document.class,
                        row -> assertThat(row.tree().path("kind").asText()).isEqualTo("festival"));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x".repeat(random.nextInt(2)));
        int[] letters = ALPHABET.codePoints().toArray();
        int length = 1 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private static String part(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|");
    }

    private static ReadRow.Document read(Map<String, String> row) throws IOException {
        String table = CSV.writeValueAsString(row.keySet().toArray(String[]::new))
                + CSV.writeValueAsString(row.values().toArray(String[]::new));
        Body body = body(table.getBytes(StandardCharsets.UTF_8));
        return (ReadRow.Document) body.read(body.next().orElseThrow());
    }

    private static Body body(byte[] table) throws IOException {
        return Body.open(
                place -> new ByteArrayInputStream(table, (int) place, table.length),
                ImportRequest.ofTable("events", Optional.empty(), Optional.empty()),
                Position.START);
    }
}
