package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

class ItemTableTest {

    /** The sample catalogues have every kind of item. */
    @Test
    void importOfTheTableWouldChangeNothing() throws IOException, MalformedJsonException, InvalidItemException {
        for (String city : List.of("leeds", "hangzhou")) {
            for (String file : List.of("events", "festivals", "history")) {
                // Given
                JsonNode items = StrictJson.tree(
                        Files.readAllBytes(Path.of("../" + city + "-node/sample-catalogue/" + file + ".json")));
                String scheme = items.get(0).at("/identifiers/0/scheme").asText();

                // When
                List<String[]> lines = lines(new ItemTable(scheme, items));

                // Then
                Table read = Table.of(Arrays.asList(lines.get(0)), scheme);
                for (int i = 0; i < items.size(); i++) {
                    ObjectNode document = read.document(lines.get(i + 1));
                    assertThat(ItemDraft.of(document).content())
                            .as("%s %s %d", city, file, i)
                            .isEqualTo(ItemDraft.of(items.get(i).deepCopy()).content());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lunar\":{\"month\":12,\"day\":-1},\"offset\":-2,\"lasts\":3,\"from\":2024,\"to\":2030}",
                "{\"solar-term\":{\"term\":\"dongzhi\"}}",
                "{\"date\":{\"month\":1,\"day\":25}}",
                "{\"weekday\":{\"month\":8,\"weekday\":\"monday\",\"nth\":-1},\"offset\":1}",
                "{\"weekday\":{\"month\":1,\"weekday\":\"sunday\",\"nth\":1,\"onOrAfter\":6}}",
                "{\"easter\":{},\"offset\":-47}",
                "{\"announced\":{}}"
            })
    void rulesAndTheYearsOfTheirDatesComeBack(String rule) throws Exception {
        // Given
        JsonNode item = StrictJson.tree("""
                {"kind":"festival","identifiers":[{"scheme":"s","value":"1"}],"originalLanguage":"en",
                "title":{"en":"Carnival"},"festival":{"recurrence":%s,"occurrences":[{"date":"2026-12-24"},
                {"date":"2027-08-29","ruleYear":2027},{"date":"2028-08-28","ruleYear":2028,"status":"cancelled"}]}}
                """.formatted(rule).getBytes(StandardCharsets.UTF_8));

        // When
        List<String[]> lines = lines(item);

        // Then
        ObjectNode document = Table.of(Arrays.asList(lines.get(0)), "s").document(lines.get(1));
        assertThat(ItemDraft.of(document).content())
                .isEqualTo(ItemDraft.of(item.deepCopy()).content());
    }

    @Test
    void sisterItemsComeBackLikeLinks() throws IOException, MalformedJsonException {
        // Given
        JsonNode item = StrictJson.tree("""
                {"kind":"festival","identifiers":[{"scheme":"s","value":"1"}],"title":{"en":"New year"},
                "sisters":[{"id":"019ac1f2-8a00-7c11-8d3f-0c6f7b1e2a45","owner":"hangzhou","relation":"same"},
                {"id":"019ac1f2-8a00-7c11-8d3f-0c6f7b1e2a46","note":{"en":"Lanterns","zh-Hans":"灯"},
                "owner":"hangzhou","relation":"counterpart"}]}
                """.getBytes(StandardCharsets.UTF_8));

        // When
        List<String[]> lines = lines(item);

        // Then
        assertThat(lines.get(0))
                .contains("sisters.owner", "sisters.id", "sisters.relation", "sisters.note.en", "sisters.note.zh-Hans");
        ObjectNode document = Table.of(Arrays.asList(lines.get(0)), "s").document(lines.get(1));
        assertThat(document.at("/sisters")).isEqualTo(item.at("/sisters"));
    }

    @Test
    void notesAreLeftOutExceptWhichValuesPeopleHaveSettled() throws IOException, MalformedJsonException {
        // Given
        JsonNode item = StrictJson.tree("""
                {"kind":"festival","identifiers":[{"scheme":"s","value":"1"}],"title":{"en":"a","zh-Hans":"b"},
                "translated":{"zh-Hans":{"/title":{"by":"hangzhou","from":"en","source":"0123456789abcdef"}}},
                "corrected":{"/links":{"by":"leeds"},"/title/zh-Hans":{"by":"hangzhou"}}}
                """.getBytes(StandardCharsets.UTF_8));

        // When
        List<String[]> lines = lines(item);

        // Then
        assertThat(lines.get(0))
                .containsExactly("identifier", "kind", "status", "settled", "title.en", "title.zh-Hans");
        assertThat(lines.get(1)).containsExactly("1", "festival", "", "/links|/title/zh-Hans", "a", "b");
        Table table = Table.of(Arrays.asList(lines.get(0)), "s");
        assertThat(table.isExported(lines.get(1))).isTrue();
        assertThat(table.isExported(new String[] {"1", "festival", "", "", "a", "b"}))
                .isFalse();
        assertThat(table.document(lines.get(1)).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("identifiers", "kind", "title");
    }

    @Test
    void textsWithBarsFormulasAndGapsComeBack() throws IOException, MalformedJsonException {
        // Given
        JsonNode item = StrictJson.tree("""
                {"kind":"festival","identifiers":[{"scheme":"s","value":"=1"},{"scheme":"t","value":"a|b"}],
                "title":{"en":"+1"},"festival":{"rule":{"en":"a\\\\b"}},
                "subjects":[{"label":{"en":"one|two"}},{"label":{"zh-Hans":"二"},"uri":"https://example.org/2"}]}
                """.getBytes(StandardCharsets.UTF_8));

        // When
        List<String[]> lines = lines(item);

        // Then
        ObjectNode document = Table.of(Arrays.asList(lines.get(0)), "s").document(lines.get(1));
        assertThat(document.at("/subjects")).isEqualTo(item.at("/subjects"));
        assertThat(document.at("/title")).isEqualTo(item.at("/title"));
        assertThat(document.at("/festival")).isEqualTo(item.at("/festival"));
    }

    @Test
    void itemWithoutAnIdentifierOfTheSchemeIsLeftOut() throws IOException, MalformedJsonException {
        JsonNode item = StrictJson.tree("{\"kind\":\"festival\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(lines(item)).hasSize(1);
    }

    private static List<String[]> lines(JsonNode item) throws IOException {
        return lines(new ItemTable("s", List.of(item)));
    }

    private static List<String[]> lines(ItemTable table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.write(out);
        try (MappingIterator<String[]> lines = CsvMapper.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .build()
                .readerFor(String[].class)
                .readValues(out.toByteArray())) {
            return lines.readAll();
        }
    }
}
