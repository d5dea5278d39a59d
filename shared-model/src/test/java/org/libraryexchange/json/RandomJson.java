package org.libraryexchange.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws JSON values that may be exchanged, and prints them in any of the ways that mean the same. */
public final class RandomJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long LARGEST = 1L << 53;
    private static final String[] SNIPPETS = {
        "a",
        "Z",
        "0",
        " ",
        "\"",
        "\\",
        "/",
        "\b",
        "\f",
        "\n",
        "\r",
        "\t",
        "\u0001",
        "\u001f",
        "\u007f",
        "\u0085",
        "é",
        "ß",
        "İ",
        "ı",
        "图",
        "書",
        "한",
        "\u2028",
        "\u3000",
        "\ufeff",
        "\uffff",
        "\ufb33",
        "\ud83d\ude00",
        "\ud840\udc00",
        "\u200d",
        "</script>",
        "=1+1",
        "${x}"
    };

    private final Random random;

    public RandomJson(Random random) {
        this.random = random;
    }

    /** An object with up to {@code size} values in all. */
    public ObjectNode object(int size) {
        ObjectNode object = NODES.objectNode();
        for (int left = size; left > 0; ) {
            int share = 1 + random.nextInt(left);
            object.set(text(6), value(share - 1));
            left -= share;
        }
        return object;
    }

    private JsonNode value(int size) {
        if (size > 1) {
            return random.nextBoolean() ? object(size) : array(size);
        }
        return switch (random.nextInt(7)) {
            case 0 -> NODES.booleanNode(random.nextBoolean());
            case 1 -> NODES.nullNode();
            case 2 -> NODES.numberNode(random.nextLong(-LARGEST, LARGEST + 1));
            case 3 -> NODES.numberNode(random.nextInt(-10, 10));
            case 4 -> NODES.numberNode(BigDecimal.valueOf(random.nextLong(-1_000_000_000, 1_000_000_000), 6));
            default -> NODES.textNode(text(12));
        };
    }

    private ArrayNode array(int size) {
        ArrayNode array = NODES.arrayNode();
        for (int left = size; left > 0; ) {
            int share = 1 + random.nextInt(left);
            array.add(value(share - 1));
            left -= share;
        }
        return array;
    }

    public String text(int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(SNIPPETS[random.nextInt(SNIPPETS.length)]);
        }
        return text.toString();
    }

    /** Prints a value with its keys in any order, any white space and any of the escapes that JSON allows. */
    public String anyPrint(JsonNode value) {
        StringBuilder out = new StringBuilder();
        print(value, out);
        return out.toString();
    }

    private void print(JsonNode value, StringBuilder out) {
        space(out);
        if (value instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            out.append('{');
            for (int i = 0; i < names.size(); i++) {
                out.append(i == 0 ? "" : ",");
                print(NODES.textNode(names.get(i)), out);
                out.append(':');
                print(object.get(names.get(i)), out);
            }
            out.append('}');
        } else if (value instanceof ArrayNode array) {
            out.append('[');
            for (int i = 0; i < array.size(); i++) {
                out.append(i == 0 ? "" : ",");
                print(array.get(i), out);
            }
            out.append(']');
        } else if (value.isTextual()) {
            quote(value.textValue(), out);
        } else {
            out.append(value.isNumber() ? anyNumber(value.decimalValue()) : value.asText());
        }
        space(out);
    }

    private String anyNumber(BigDecimal number) {
        if (number.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) >= 0) {
            return number.toPlainString();
        }
        return switch (random.nextInt(3)) {
            case 0 -> number.toPlainString();
            case 1 -> number.signum() == 0 ? "-0.0e7" : number.unscaledValue() + "e" + -number.scale();
            default -> number.setScale(number.scale() + 2).toPlainString();
        };
    }

    private void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || Character.isSurrogate(c) || c == '"' || c == '\\' || random.nextInt(4) == 0) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void space(StringBuilder out) {
        for (int i = random.nextInt(3); i > 0; i--) {
            out.append(" \t\r\n".charAt(random.nextInt(4)));
        }
    }
}
