package org.libraryexchange.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static final int RUNS = 2_000;

    @Test
    void keysAreSortedByUtf16CodeUnits() throws Exception {
        // Given the example of RFC 8785 section 3.2.3
        String document = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}
                """;

        // When
        String canonical = canonical(document);

        // Then the emoji comes before the dalet, although its code point is the higher one
        assertThat(canonical)
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void nestedKeysAreSortedAndListsKeepTheirOrder() throws Exception {
        assertThat(canonical("{\"b\": [3, 1, {\"z\": null, \"y\": true}], \"a\": {}, \"\": []}"))
                .isEqualTo("{\"\":[],\"a\":{},\"b\":[3,1,{\"y\":true,\"z\":null}]}");
    }

    @Test
    void onlyWhatMustBeEscapedIsEscaped() throws Exception {
        assertThat(canonical("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\\b\\f\\t\\r\\u007f\\u2028\""))
                .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\t\\r\u007f\u2028\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "0e99, 0",
        "1.0, 1",
        "100, 100",
        "1e2, 100",
        "1.50, 1.5",
        "-1.5492, -1.5492",
        "0.000001, 0.000001",
        "5e-1, 0.5",
        "999999999.999999, 999999999.999999",
        "9007199254740992, 9007199254740992",
        "-9007199254740992, -9007199254740992"
    })
    void numbersHaveOneForm(String written, String form) throws Exception {
        assertThat(canonical(written)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993",
                "-9007199254740993",
                "99999999999999999999999999999999",
                "0.0000001",
                "1000000000.5",
                "1e9",
                "1e999999999",
                "1e-999999999"
            })
    void numbersThatParsersReadDifferentlyAreRefused(String number) throws Exception {
        JsonNode value = StrictJson.tree(utf8(number));
        assertThatThrownBy(() -> CanonicalJson.bytes(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\ud800", "\udc00b", "\ud800\ud800\udc00", "\udc00\ud800"})
    void textThatStoresCannotHoldIsRefused(String text) {
        ObjectNode asKey = JsonNodeFactory.instance.objectNode().put(text, 1);
        assertThatThrownBy(() -> CanonicalJson.bytes(TextNode.valueOf(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position");
        assertThatThrownBy(() -> CanonicalJson.bytes(asKey)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoJsonValueIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.bytes(BinaryNode.valueOf(new byte[] {1})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.bytes(JsonNodeFactory.instance.numberNode(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printingWhatWasParsedGivesTheSameBytes() {
        Property.forAll(RUNS, (random, size) -> {
            byte[] printed = CanonicalJson.bytes(new RandomJson(random).object(size));
            assertThat(CanonicalJson.bytes(StrictJson.tree(printed))).isEqualTo(printed);
        });
    }

    @Test
    void keyOrderWhiteSpaceAndEscapesDoNotMatter() {
        Property.forAll(RUNS, (random, size) -> {
            RandomJson json = new RandomJson(random);
            ObjectNode value = json.object(size);
            assertThat(canonical(json.anyPrint(value))).isEqualTo(string(CanonicalJson.bytes(value)));
        });
    }

    @Test
    void differentValuesHaveDifferentBytes() {
        Property.forAll(RUNS, (random, size) -> {
            ObjectNode value = new RandomJson(random).object(size);
            ObjectNode other = value.deepCopy();
            changeSomewhere(other, random);
            assertThat(CanonicalJson.bytes(other)).isNotEqualTo(CanonicalJson.bytes(value));
        });
    }

    /** Makes one object anywhere in the value say something else. */
    private static void changeSomewhere(ObjectNode root, Random random) {
        List<JsonNode> objects = new ArrayList<>(root.findParents("a"));
        objects.add(root);
        ObjectNode object = (ObjectNode) objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.putNull("added");
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        JsonNode old = object.get(name);
        switch (random.nextInt(3)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(name, old.asText() + "\u0001");
            default -> object.putArray(name).add(old);
        }
    }

    private static String canonical(String document) throws MalformedJsonException {
        return string(CanonicalJson.bytes(StrictJson.tree(utf8(document))));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String string(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
