package org.libraryexchange.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.Schemas;
import org.libraryexchange.item.Shape;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** The JSON Schemas say the same as the records and shapes, as far as JSON Schema can say it. */
class LetterSchemaTest {

    private static final JsonNode LETTER = Schemas.tree(Schemas.LETTER);
    private static final JsonNode HANDLING = Schemas.tree(Schemas.HANDLING);

    private static final Map<String, Set<JsonToken>> BEGINNINGS = Map.of(
            "string", Set.of(JsonToken.VALUE_STRING),
            "integer", Set.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT),
            "boolean", Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE),
            "object", Set.of(JsonToken.START_OBJECT),
            "array", Set.of(JsonToken.START_ARRAY));

    @ParameterizedTest
    @MethodSource("org.libraryexchange.letter.ExampleLetters#all")
    void documentsOfLettersAreValid(Letter letter) throws Exception {
        assertThat(Schemas.errors(Schemas.LETTER, StrictJson.tree(letter.document())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.libraryexchange.letter.ExampleLetters#handlings")
    void documentsOfHandlingsAreValid(Handling handling) throws Exception {
        assertThat(Schemas.errors(Schemas.HANDLING, StrictJson.tree(handling.document())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Schemas.LETTER, Schemas.LETTER_DRAFT, Schemas.HANDLING})
    void examplesAreValid(String name) {
        assertThat(Schemas.tree(name).path("$id").asText()).isEqualTo(Schemas.BASE + name);
        assertThat(Schemas.tree(name).path("examples"))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(Schemas.errors(name, example))
                        .as("%s", example)
                        .isEmpty());
    }

    @Test
    void examplesAreDocumentsOfTheRecords() {
        JsonNode letters = LETTER.path("examples");
        JsonNode handlings = HANDLING.path("examples");

        assertThat(letters.get(0)).isEqualTo(tree(ExampleLetters.document(ExampleLetters.lanterns())));
        assertThat(letters)
                .allSatisfy(example -> assertThat(tree(ExampleLetters.document(Letter.ofStored(utf8(example)))))
                        .isEqualTo(example));
        assertThat(handlings)
                .allSatisfy(example -> assertThat(tree(ExampleLetters.document(Handling.ofStored(utf8(example)))))
                        .isEqualTo(example));
    }

    @Test
    void recordsAndSchemasHaveTheSameFields() {
        assertThat(names(LETTER.at("/$defs/content/properties"))).hasSameElementsAs(components(LetterContent.class));
        assertThat(names(LETTER.at("/$defs/sender/properties"))).hasSameElementsAs(components(Sender.class));
        assertThat(names(LETTER.at("/$defs/about/properties"))).hasSameElementsAs(components(About.class));
        assertThat(names(LETTER.at("/$defs/proposal/properties"))).hasSameElementsAs(components(Proposal.class));
        assertThat(names(LETTER.at("/$defs/proposalBase/properties"))).hasSameElementsAs(components(ItemVersion.class));
        assertThat(names(LETTER.at("/$defs/proposedChange/properties")))
                .hasSameElementsAs(components(ProposedChange.class));
        assertThat(names(HANDLING.at("/$defs/current/properties")))
                .containsAll(components(Handled.class))
                .hasSize(components(Handled.class).size() + 1);
        assertThat(names(HANDLING.at("/$defs/judgedLetter/properties")))
                .hasSameElementsAs(components(LetterVersion.class));
        assertThat(texts(LETTER.at("/$defs/head/properties/status/enum")))
                .isEqualTo(
                        Stream.of(LetterStatus.values()).map(LetterStatus::term).toList());
        assertThat(texts(HANDLING.at("/$defs/head/properties/status/enum")))
                .isEqualTo(Stream.of(HandlingStatus.values())
                        .map(HandlingStatus::term)
                        .toList());
        assertThat(texts(HANDLING.at("/$defs/current/properties/state/enum")))
                .isEqualTo(Stream.of(HandlingState.values())
                        .map(HandlingState::term)
                        .toList());
        assertThat(texts(LETTER.at("/$defs/asks/enum")))
                .isEqualTo(Stream.of(Asks.values())
                        .map(asks -> StrictJson.mapper().convertValue(asks, String.class))
                        .toList());
    }

    @Test
    void nodesExpectTheTypesOfTheSchemas() {
        // Given
        List<String> differing = new ArrayList<>();

        // When
        compare("", LETTER, LETTER.at("/$defs/content"), Letter.SHAPE, differing);
        compare("/sent", LETTER, LETTER.at("/$defs/sent/properties/sent"), Letter.SHAPE.member("sent"), differing);
        HANDLING.at("/$defs/current/properties").properties().stream()
                .filter(member -> !member.getKey().equals("status"))
                .forEach(member -> compare(
                        "/" + member.getKey(),
                        HANDLING,
                        member.getValue(),
                        Handling.SHAPE.member(member.getKey()),
                        differing));

        // Then
        assertThat(differing).isEmpty();
    }

    private static void compare(String path, JsonNode root, JsonNode described, Shape shape, List<String> differing) {
        String reference = described.path("$ref").asText();
        if (!reference.isEmpty()) {
            int place = reference.indexOf('#');
            JsonNode target = place == 0 ? root : Schemas.tree(reference.substring(0, place));
            compare(path, target, target.at(reference.substring(place + 1)), shape, differing);
        }
        String type = described.path("type").asText();
        if (!type.isEmpty()
                && !BEGINNINGS.values().stream()
                        .flatMap(Set::stream)
                        .allMatch(token ->
                                shape.takes(token) == BEGINNINGS.get(type).contains(token))) {
            differing.add(path + " is a " + type + " in the schema, and here " + shape.expected());
        }
        described
                .path("properties")
                .properties()
                .forEach(member -> compare(
                        path + "/" + member.getKey(),
                        root,
                        member.getValue(),
                        shape.member(member.getKey()),
                        differing));
        if (described.path("additionalProperties").isObject()) {
            compare(path + "/*", root, described.path("additionalProperties"), shape.member("en"), differing);
        }
        if (described.has("items")) {
            compare(path + "/*", root, described.path("items"), shape.element(), differing);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status  | \"draft\"",
                "status  | \"recalled\"",
                "kind    | \"handling\"",
                "to      | \"Hangzhou\"",
                "turn    | 0",
                "turn    | \"1\"",
                "seen    | -1",
                "version | 0",
                "sent    | \"2026-11-25\"",
                "thread  | \"x\"",
                "asks    | \"money\"",
                "other   | 1"
            })
    void letterThatBreaksARuleIsRefused(String member, String value) {
        ObjectNode document = tree(ExampleLetters.document(ExampleLetters.lanterns()));
        document.set(member, tree(("{\"x\":" + value + "}").getBytes(UTF_8)).get("x"));

        assertThat(Schemas.errors(Schemas.LETTER, document)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "text", "asks", "sent", "thread", "turn", "seen", "to", "kind", "from"})
    void letterThatLacksAMemberIsRefused(String member) {
        ObjectNode document = tree(ExampleLetters.document(ExampleLetters.lanterns()));
        document.remove(member);

        assertThat(Schemas.errors(Schemas.LETTER, document)).isNotEmpty();
    }

    @Test
    void recalledAndErasedLettersKeepNothingElse() {
        ObjectNode recalled =
                tree(ExampleLetters.document(ExampleLetters.lanterns().recalled(Instant.EPOCH)));
        recalled.withObject("/from").put("name", "Ruth Barker");
        ObjectNode erased =
                tree(ExampleLetters.document(ExampleLetters.lanterns().erased(Instant.EPOCH)));
        erased.put("originalLanguage", "en");

        assertThat(Schemas.errors(Schemas.LETTER, recalled)).isNotEmpty();
        assertThat(Schemas.errors(Schemas.LETTER, erased)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "state        | \"lost\"",
                "status       | \"sent\"",
                "taken        | [\"/title/en\"]",
                "itemVersion  | 4",
                "erasureAsked | false",
                "letter       | {\"id\": \"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01\"}",
                "reason       | {\"en\": \"\"}",
                "other        | 1"
            })
    void handlingThatBreaksARuleIsRefused(String member, String value) {
        ObjectNode document = tree(ExampleLetters.document(ExampleLetters.declined()));
        document.set(member, tree(("{\"x\":" + value + "}").getBytes(UTF_8)).get("x"));

        assertThat(Schemas.errors(Schemas.HANDLING, document)).isNotEmpty();
    }

    private static ObjectNode tree(byte[] document) {
        try {
            return (ObjectNode) StrictJson.tree(document);
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] utf8(JsonNode document) {
        return document.toString().getBytes(UTF_8);
    }

    private static List<String> components(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
