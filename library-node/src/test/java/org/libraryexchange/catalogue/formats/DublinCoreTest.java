package org.libraryexchange.catalogue.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DublinCoreTest {

    @Test
    void eachTextStandsOnceForEachLanguage() {
        // When
        List<String> statements = statements("""
                {"kind": "history-resource", "title": {"en": "West Lake", "zh-Hans": "西湖"},
                 "summary": {"en": "A map."}, "description": {"en": "A map.", "zh-Hans": "地图。"},
                 "subjects": [{"label": {"en": "Lakes"}, "uri": "https://example.org/lakes"}],
                 "place": {"name": {"zh-Hans": "杭州"}, "address": "Hangzhou"},
                 "identifiers": [{"scheme": "maps", "value": "12"}],
                 "licence": "https://creativecommons.org/licenses/by/4.0/", "attribution": "Hangzhou Library",
                 "history": {"form": "map", "creators": [{"name": {"en": "Su Shi"}}], "extent": {"en": "1 sheet"},
                   "heldBy": {"en": "Archive"}, "shelfmark": "M 7",
                   "period": {"edtf": "10XX", "label": {"en": "Song dynasty"}}}}
                """);

        // Then
        assertThat(statements)
                .containsExactly(
                        "title en West Lake",
                        "title zh-Hans 西湖",
                        "creator en Su Shi",
                        "subject en Lakes",
                        "subject  https://example.org/lakes",
                        "description en A map.",
                        "description zh-Hans 地图。",
                        "publisher en Hangzhou Library",
                        "type  StillImage",
                        "type  history-resource",
                        "type  map",
                        "format en 1 sheet",
                        "identifier  https://example.org/items/1",
                        "identifier  maps:12",
                        "identifier  M 7",
                        "language  en",
                        "language  zh-Hans",
                        "relation en Archive",
                        "coverage zh-Hans 杭州",
                        "coverage  Hangzhou",
                        "coverage en Song dynasty",
                        "coverage  10XX",
                        "rights  https://creativecommons.org/licenses/by/4.0/",
                        "rights  Hangzhou Library");
    }

    @Test
    void daysOfAnEventAreThoseThatTakePlace() {
        // When
        List<String> statements = statements("""
                {"event": {"occurrences": [
                  {"start": "2027-05-08T19:00", "end": "2027-05-08T21:00"},
                  {"start": "2027-05-09T19:00", "status": "cancelled"},
                  {"date": "2027-07-01", "endDate": "2027-07-03"}]}}
                """);

        // Then
        assertThat(statements).contains("date  2027-05-08", "date  2027-07-01/2027-07-03", "type  Event");
        assertThat(statements).noneMatch(each -> each.contains("2027-05-09"));
    }

    @Test
    void whatHasAnotherFormIsLeftOut() {
        // When
        List<String> statements = statements("""
                {"title": "West Lake", "summary": {"en": 7, "zh-Hans": " "}, "subjects": {"label": 1}, "history": [],
                 "place": null, "event": {"occurrences": [7, {"date": 2027}]}}
                """);

        // Then
        assertThat(statements)
                .containsExactly(
                        "publisher en Hangzhou Library",
                        "date  2027",
                        "type  Event",
                        "identifier  https://example.org/items/1");
    }

    private static List<String> statements(String item) {
        return DublinCore.of(json(item), Map.of("en", "Hangzhou Library"), "https://example.org/items/1").stream()
                .map(each -> each.element() + " " + each.text().language() + " "
                        + each.text().text())
                .toList();
    }
}
