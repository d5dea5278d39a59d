package org.libraryexchange.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.json.StrictJson;

/** The catalogues that a new node can be filled with obey the contract. */
class SampleCatalogueTest {

    private static final int FEWEST_ITEMS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void itemsOfTheCityObeySchemaAndRules(String city) throws Exception {
        // Given
        List<JsonNode> documents = documents(city);
        SoftAssertions softly = new SoftAssertions();
        List<ItemContent> contents = new ArrayList<>();

        // When
        for (JsonNode document : documents) {
            String title = document.at("/title/en").asText();
            softly.assertThat(Schemas.errors(Schemas.DRAFT, document)).as(title).isEmpty();
            softly.assertThatCode(() -> {
                        ItemDraft draft = ItemDraft.read(Items.sent(document));
                        draft.requireValid(Status.PUBLISHED);
                        contents.add(draft.content());
                    })
                    .as(title)
                    .doesNotThrowAnyException();
            softly.assertThat(monolingual("", document)).as(title).isEmpty();
        }

        // Then
        softly.assertAll();
        assertThat(contents).hasSizeGreaterThanOrEqualTo(FEWEST_ITEMS);
        assertThat(contents).extracting(ItemContent::kind).containsAll(EnumSet.allOf(Kind.class));
        assertThat(contents).flatExtracting(ItemContent::identifiers).doesNotHaveDuplicates();
        assertThat(contents)
                .allSatisfy(content -> assertThat(content.identifiers()).isNotEmpty());
    }

    @Test
    void sisterItemsAreSamplesAndObeyTheRules() throws Exception {
        // Given
        Set<String> names = new HashSet<>();
        for (String city : List.of("leeds", "hangzhou")) {
            documents(city)
                    .forEach(item -> names.add(item.at("/identifiers/0/scheme").asText() + "/"
                            + item.at("/identifiers/0/value").asText()));
        }
        SoftAssertions softly = new SoftAssertions();

        // When
        for (String city : List.of("leeds", "hangzhou")) {
            JsonNode sisters = StrictJson.tree(Files.readAllBytes(folder(city).resolve("sisters.json")));
            sisters.properties()
                    .forEach(item -> item.getValue().forEach(sister -> {
                        ObjectNode named = sister.deepCopy();
                        softly.assertThat(names)
                                .contains(
                                        item.getKey(),
                                        named.remove("identifier").asText());
                        softly.assertThat(monolingual("", sister))
                                .as(item.getKey())
                                .isEmpty();
                        ObjectNode document = Items.lightNight().content().toTree();
                        document.putArray("sisters")
                                .add(named.put("id", UUID.randomUUID().toString()));
                        softly.assertThat(Schemas.errors(Schemas.DRAFT, document))
                                .as(item.getKey())
                                .isEmpty();
                    }));
        }

        // Then
        softly.assertAll();
    }

    private static Path folder(String city) {
        return Path.of("..", city + "-node", "sample-catalogue");
    }

    private static List<JsonNode> documents(String city) throws Exception {
        Path folder = folder(city);
        assertThat(folder).isDirectory();
        List<JsonNode> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json") && !path.endsWith("sisters.json"))
                    .sorted()
                    .toList()) {
                StrictJson.tree(Files.readAllBytes(file)).forEach(documents::add);
            }
        }
        return documents;
    }

    /** Places of texts by language that are not in both languages of the exchange. */
    private static List<String> monolingual(String pointer, JsonNode value) {
        List<String> found = new ArrayList<>();
        boolean byLanguage = value.has("en") || value.has("zh-Hans");
        if (byLanguage && !(value.has("en") && value.has("zh-Hans"))) {
            found.add(pointer);
        }
        value.properties()
                .forEach(member -> found.addAll(monolingual(pointer + "/" + member.getKey(), member.getValue())));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            found.addAll(monolingual(pointer + "/" + i, value.get(i)));
        }
        return found;
    }
}
