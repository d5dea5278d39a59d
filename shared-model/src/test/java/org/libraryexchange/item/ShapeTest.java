package org.libraryexchange.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode DEFINITIONS = Schemas.tree(Schemas.ITEM).path("$defs");

    /** Those that the judge of records checks with a reason of its own. */
    private static final Set<String> OF_ITS_OWN = Set.of("kind");

    private static final Map<String, Set<JsonToken>> BEGINNINGS = Map.of(
            "string", Set.of(JsonToken.VALUE_STRING),
            "number", Set.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT),
            "integer", Set.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT),
            "boolean", Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE),
            "object", Set.of(JsonToken.START_OBJECT),
            "array", Set.of(JsonToken.START_ARRAY));

    private static final List<JsonToken> TOKENS = List.of(
            JsonToken.VALUE_STRING,
            JsonToken.VALUE_NUMBER_INT,
            JsonToken.VALUE_NUMBER_FLOAT,
            JsonToken.VALUE_TRUE,
            JsonToken.VALUE_FALSE,
            JsonToken.START_OBJECT,
            JsonToken.START_ARRAY);

    @Test
    void everyMemberOfTheSchemaIsOfTheSameTypeHere() {
        // Given
        List<String> differing = new ArrayList<>();

        // When
        compare("", definition("content"), Shape.DOCUMENT, differing);
        compare("/withdrawal", definition("withdrawal"), Shape.DOCUMENT.member("withdrawal"), differing);

        // Then
        assertThat(differing).isEmpty();
    }

    private static void compare(String path, JsonNode described, Shape shape, List<String> differing) {
        JsonNode schema = resolved(described);
        String type = schema.has("enum") ? "string" : schema.path("type").asText();
        if (!TOKENS.stream()
                .allMatch(token -> shape.takes(token) == BEGINNINGS.get(type).contains(token))) {
            differing.add(path + " is a " + type + " in the schema, and here " + shape.expected());
        }
        if (shape == Shape.WHOLE) {
            return;
        }
        schema.path("properties").properties().stream()
                .filter(member -> !OF_ITS_OWN.contains(member.getKey()))
                .forEach(member -> compare(
                        path + "/" + member.getKey(), member.getValue(), shape.member(member.getKey()), differing));
        if (schema.path("additionalProperties").isObject()) {
            compare(path + "/*", schema.path("additionalProperties"), shape.member("en"), differing);
        }
        if (schema.has("items")) {
            compare(path + "/*", schema.path("items"), shape.element(), differing);
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : resolved(definition(reference.replace("#/$defs/", "")));
    }

    private static JsonNode definition(String name) {
        return DEFINITIONS.path(name);
    }

    static Stream<Item> items() {
        return Items.all();
    }

    @ParameterizedTest
    @MethodSource("items")
    void documentOfAnOwnerIsReadAsItIs(Item item) throws InvalidItemException, JsonProcessingException {
        // Given
        JsonNode document = JSON.readTree(new String(item.document(), StandardCharsets.UTF_8));

        // When, Then
        assertThat(StoredDocument.read(document.toString())).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'title':'Fair','x':1} | {'x':1}",
                "{'title':['Fair']} | {}",
                "{'title':{'en':7,'zh':'会'}} | {'title':{'zh':'会'}}",
                "{'title':null,'place':null} | {}",
                "{'subjects':['x',{'label':'y','uri':'u'},null]} | {'subjects':[{'uri':'u'}]}",
                "{'place':{'latitude':'north','longitude':1e300}} | {'place':{'longitude':1e300}}",
                "{'event':{'occurrences':{'start':'2027'},'doors':{'a':1}}} | {'event':{'doors':{'a':1}}}",
                "{'media':'none','links':[[{'url':'u'}]]} | {'links':[]}",
                "{'event':{'admission':{'free':'yes'}}} | {'event':{'admission':{}}}"
            })
    void whatIsOfAnotherTypeIsLeftOut(String stored, String read) throws JsonProcessingException {
        assertThat(StoredDocument.read(json(stored)))
                .hasToString(JSON.readTree(json(read)).toString());
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    static Stream<Arguments> noObjects() {
        return Stream.of(
                arguments("nothing", ""),
                arguments("null", "null"),
                arguments("a list", "[{\"title\":{\"en\":\"x\"}}]"),
                arguments("half a document", "{\"title\":{\"en\":"),
                arguments("very deep", "[".repeat(5_000) + "]".repeat(5_000)),
                arguments("a number beyond all others", "{\"a\":1e99999999999999}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noObjects")
    void whatIsNoDocumentIsReadAsNothing(String name, String stored) {
        assertThat(StoredDocument.read(stored).path("title").isMissingNode())
                .as(name)
                .isTrue();
    }

    /** A few milliseconds; many seconds where each is taken out by itself. */
    @Timeout(4)
    @Test
    void manyMisfitsCostNoMoreThanReadingThem() {
        // Given
        String stored = "{\"subjects\":[" + "1,".repeat(130_000) + "1]}";

        // When, Then
        assertThat(StoredDocument.read(stored)).hasToString("{\"subjects\":[]}");
    }
}
