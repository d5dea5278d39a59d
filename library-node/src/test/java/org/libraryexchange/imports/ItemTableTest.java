package org.libraryexchange.imports;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
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
                ItemTable table = new ItemTable(scheme);
                List<JsonNode> written = new ArrayList<>();

                // When
                for (JsonNode item : items) {
                    if (table.add(item)) {
                        written.add(item);
                    }
                }
                List<String[]> lines = lines(table);

                // Then
                Table read = Table.of(Arrays.asList(lines.get(0)), scheme);
                for (int i = 0; i < written.size(); i++) {
                    ObjectNode document = read.document(lines.get(i + 1));
                    assertThat(ItemDraft.of(document).content())
                            .as("%s %s %d", city, file, i)
                            .isEqualTo(ItemDraft.of(written.get(i).deepCopy()).content());
                }
                assertThat(written).isNotEmpty();
            }
        }
    }

    @Test
    void textsWithBarsFormulasAndGapsComeBack() throws IOException, MalformedJsonException {
        // Given
        JsonNode item = StrictJson.tree("""
                {"kind":"festival","identifiers":[{"scheme":"s","value":"=1"},{"scheme":"t","value":"a|b"}],
                "title":{"en":"+1"},"festival":{"rule":{"en":"a\\\\b"}},
                "subjects":[{"label":{"en":"one|two"}},{"label":{"zh-Hans":"二"},"uri":"https://example.org/2"}]}
                """.getBytes(StandardCharsets.UTF_8));
        ItemTable table = new ItemTable("s");

        // When
        assertThat(table.add(item)).isTrue();
        List<String[]> lines = lines(table);

        // Then
        ObjectNode document = Table.of(Arrays.asList(lines.get(0)), "s").document(lines.get(1));
        assertThat(document.at("/subjects")).isEqualTo(item.at("/subjects"));
        assertThat(document.at("/title")).isEqualTo(item.at("/title"));
        assertThat(document.at("/festival")).isEqualTo(item.at("/festival"));
    }

    @Test
    void itemWithoutAnIdentifierOfTheSchemeIsLeftOut() throws MalformedJsonException {
        JsonNode item = StrictJson.tree("{\"kind\":\"festival\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(new ItemTable("s").add(item)).isFalse();
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
