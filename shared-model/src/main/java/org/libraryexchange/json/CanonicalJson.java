package org.libraryexchange.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * Writes a JSON value in the form of RFC 8785 (JSON Canonicalization Scheme): no white space, keys sorted by UTF-16
 * code units, minimal escapes.
 *
 * <p>It writes only numbers that every JSON parser reads in the same way: integers within ±2^53, and decimals of at
 * most six places below 1e9 in size. For these, RFC 8785 asks for the plain notation. So it does not need {@code
 * Double.toString}, whose result changed between JDK 18 and 19.
 */
public final class CanonicalJson {

    private static final BigInteger LARGEST_EXACT_INTEGER = BigInteger.ONE.shiftLeft(53);
    private static final BigDecimal LARGEST_DECIMAL = BigDecimal.valueOf(1_000_000_000);
    private static final int MOST_DECIMAL_PLACES = 6;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(2048);

    private CanonicalJson() {}

    /**
     * Returns the canonical UTF-8 bytes of a value.
     *
     * @throws IllegalArgumentException for a number outside the range above, U+0000 or a lone surrogate
     */
    public static byte[] bytes(JsonNode value) {
        CanonicalJson writer = new CanonicalJson();
        writer.append(value);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> appendObject(value);
            case ARRAY -> appendArray(value);
            case STRING -> appendString(value.textValue());
            case NUMBER -> appendNumber(value);
            case BOOLEAN, NULL -> out.append(value.asText());
            default -> throw new IllegalArgumentException("no JSON value: " + value.getNodeType());
        }
    }

    private void appendObject(JsonNode object) {
        TreeSet<String> keys = new TreeSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        out.append('{');
        for (Iterator<String> each = keys.iterator(); each.hasNext(); ) {
            String key = each.next();
            appendString(key);
            out.append(':');
            append(object.get(key));
            if (each.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private void appendArray(JsonNode array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            append(array.get(i));
        }
        out.append(']');
    }

    private void appendNumber(JsonNode number) {
        if (number.isIntegralNumber()) {
            BigInteger integer = number.bigIntegerValue();
            require(integer.abs().compareTo(LARGEST_EXACT_INTEGER) <= 0, "must be at most 2^53", integer);
            out.append(integer);
            return;
        }
        BigDecimal decimal = number.decimalValue().stripTrailingZeros();
        require(decimal.scale() <= MOST_DECIMAL_PLACES, "must have at most six decimals", decimal);
        require(
                decimal.abs().compareTo(LARGEST_DECIMAL) < 0,
                "must be below a billion, since it has decimals",
                decimal);
        out.append(decimal.toPlainString());
    }

    private void appendString(String text) {
        Text.requireExchangeable(text);
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, plain, i);
                appendEscaped(c);
                plain = i + 1;
            }
        }
        out.append(text, plain, text.length()).append('"');
    }

    private void appendEscaped(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
        }
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": " + value);
        }
    }
}
