package org.libraryexchange.catalogue.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.item.Item;

class LocalizedViewTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String DOCUMENT = """
            {"id":"1","originalLanguage":"en","title":{"en":"Light","zh-Hans":"光"},
             "summary":{"en":"Only English"},
             "place":{"name":{"zh-Hant":"西湖"},"address":"LS1"},
             "subjects":[{"label":{"en":"Art","zh-Hans":"艺术"},"uri":"https://example.org/a"}],
             "identifiers":[{"scheme":"events","value":"1"}],
             "event":{"admission":{"free":true,"note":{"fr":"Gratuit"}}}}""";

    @ParameterizedTest
    @CsvSource({
        "zh-Hans, 光, zh-Hans",
        "zh-CN, 光, zh-Hans",
        "zh, 光, zh-Hans",
        "ZH-hans, 光, zh-Hans",
        "en, Light, en",
        "en-GB, Light, en"
    })
    void textsComeInTheAskedLanguage(String lang, String title, String language) throws IOException {
        // When
        JsonNode view = view(lang, null);

        // Then
        assertThat(view.at("/title")).isEqualTo(JSON.readTree("""
                {"language": "%s", "text": "%s"}""".formatted(language, title)));
    }

    @Test
    void anotherLanguageIsLabelled() throws IOException {
        // When
        JsonNode view = view("zh-Hans", null);

        // Then
        assertThat(view.at("/summary")).isEqualTo(JSON.readTree("""
                {"language": "en", "text": "Only English", "fallback": true}"""));
        assertThat(view.at("/place/name/text").asText()).isEqualTo("西湖");
        assertThat(view.at("/place/name/fallback").asBoolean()).isTrue();
        assertThat(view.at("/subjects/0/label/text").asText()).isEqualTo("艺术");
        assertThat(view.at("/event/admission/note/language").asText()).isEqualTo("fr");
        assertThat(view.at("/event/admission/free").asBoolean()).isTrue();
        assertThat(view.at("/identifiers/0/value").asText()).isEqualTo("1");
    }

    @Test
    void notesAboutTextsStayAsTheyAre() throws IOException {
        // Given
        String notes = """
                {"alt":{"/title":{"from":"en","source":"6f1ed002ab559585","by":"leeds"}}}""";

        // When
        JsonNode view = JSON.readTree(shown(
                new LocalizedView(AskedLanguages.of("en", null).orElseThrow()),
                "{\"title\":{\"en\":\"Light\"},\"corrected\":%1$s,\"translated\":%1$s}".formatted(notes)));

        // Then
        assertThat(view.at("/title/text").asText()).isEqualTo("Light");
        assertThat(view.path("translated")).isEqualTo(JSON.readTree(notes));
        assertThat(view.path("corrected")).isEqualTo(JSON.readTree(notes));
    }

    @Test
    void languagesOfAllTextsAreNamed() {
        // Given
        LocalizedView view =
                new LocalizedView(AskedLanguages.of("zh-Hans", null).orElseThrow());

        // When
        String unused = shown(view, DOCUMENT);

        // Then
        assertThat(view.languages().split(", ", -1))
                .startsWith("zh-Hans")
                .containsExactlyInAnyOrder("zh-Hans", "en", "fr", "zh-Hant");
    }

    @ParameterizedTest
    @CsvSource({
        "'fr, zh-CN;q=0.8, en;q=0.5', 光",
        "'de;q=1, en;q=0.2', Light",
        "'zh;q=0.1, en;q=0.9', Light",
        "ja, Light"
    })
    void theHeaderIsFollowedInItsOrder(String header, String title) {
        assertThat(view(null, header).at("/title/text").asText()).isEqualTo(title);
    }

    @Test
    void theParameterGoesBeforeTheHeader() {
        assertThat(view("en", "zh").at("/title/text").asText()).isEqualTo("Light");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "en;q=0", "!?", "", "*, en", "a-very-long-and-wrong-tag_of_nothing"})
    void noLanguageMeansAllOfThem(String header) {
        assertThat(AskedLanguages.of(null, header)).isEmpty();
    }

    @Test
    void aStarMeansAllOfThemWhateverTheHeaderSays() {
        assertThat(AskedLanguages.of("*", "zh")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "english please", "e", "zh_", "123", "en-", "-"})
    void aParameterThatIsNoLanguageIsRefused(String lang) {
        assertThatThrownBy(() -> AskedLanguages.of(lang, null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void everyTextOfTheSchemaIsKnownAndNothingElse() throws IOException {
        // Given
        JsonNode schema;
        try (InputStream stream = Item.class.getResourceAsStream("/org/libraryexchange/item.schema.json")) {
            schema = JSON.readTree(stream);
        }
        Set<String> texts = new TreeSet<>();
        Set<String> others = new TreeSet<>();

        // When
        collect(schema, texts, others);

        // Then
        assertThat(LocalizedView.TEXTS).isEqualTo(texts).doesNotContainAnyElementsOf(others);
    }

    private static void collect(JsonNode node, Set<String> texts, Set<String> others) {
        node.path("properties").properties().stream()
                .filter(property -> !property.getValue().isEmpty())
                .forEach(property -> (property.getValue().path("$ref").asText().endsWith("/localizedText")
                                ? texts
                                : others)
                        .add(property.getKey()));
        node.forEach(child -> collect(child, texts, others));
    }

    @Test
    void languageThatIsNoTagGetsIntoNoHeader() {
        // Given
        LocalizedView view = new LocalizedView(AskedLanguages.of("en", null).orElseThrow());

        // When
        String document = shown(view, "{\"title\":{\"en\\r\\nX: y\":\"Fair\"},\"summary\":{\"fr\":\"Foire\"}}");

        // Then
        assertThat(document).contains("Fair", "Foire");
        assertThat(view.languages()).isEqualTo("fr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\":\"Fair\",\"kind\":\"festival\"} | {\"kind\":\"festival\"}",
                "{\"title\":{\"en\":7,\"fr\":\"Foire\"}} | {\"title\":{\"language\":\"fr\",\"text\":\"Foire\",\"fallback\":true}}",
                "{\"title\": | {\"title\":"
            })
    void whatIsNoTextIsLeftOutAndWhatIsNoDocumentGoesAsItIs(String stored, String view) {
        assertThat(shown(new LocalizedView(AskedLanguages.of("en", null).orElseThrow()), stored))
                .isEqualTo(view);
    }

    private static JsonNode view(String lang, String header) {
        try {
            return JSON.readTree(
                    shown(new LocalizedView(AskedLanguages.of(lang, header).orElseThrow()), DOCUMENT));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String shown(LocalizedView view, String document) {
        return new String(view.of(document.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
