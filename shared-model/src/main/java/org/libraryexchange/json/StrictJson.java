package org.libraryexchange.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * The one JSON configuration of the exchange. It refuses what a lenient parser would repair, guess or drop. It
 * normalizes text to Normalization Form C while it reads.
 */
public final class StrictJson {

    /** Deepest nesting that is read; an item needs five levels. */
    public static final int DEEPEST_NESTING = 50;

    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_FIELD_NAME = 1_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_FIELD_NAME)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Otherwise parsers share a table of names. A document with many names of the same hash would break the
            // table for the good documents after it (IllegalStateException in rehash).
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new NormalizedText())
                    .addDeserializer(Integer.class, new WholeNumber()))
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS))
            .build();

    /** The parts of Jackson's otherwise good messages that are about its classes, features and buffers. */
    private static final Pattern OF_THE_PARSER = Pattern.compile(
            ", from `[^`]*`| \\((of type|bound as) [^)]*\\)| \\(start marker at .*|: (enable|not allowed as per) `.*");

    private StrictJson() {}

    /** The configured mapper, for binding trees to records and records to trees. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** A streaming parser with the same limits, for documents that are checked and kept but not bound to records. */
    public static JsonParser parser(String document) throws IOException {
        return FACTORY.createParser(document);
    }

    /**
     * Reads one JSON value from UTF-8 bytes.
     *
     * @throws MalformedJsonException for anything but exactly one well-formed JSON value in valid UTF-8
     */
    public static JsonNode tree(byte[] utf8) throws MalformedJsonException {
        return tree(Text.decodeUtf8(utf8));
    }

    /**
     * Reads one JSON value from a text.
     *
     * @throws MalformedJsonException for anything but exactly one well-formed JSON value
     */
    public static JsonNode tree(String text) throws MalformedJsonException {
        try {
            JsonNode value = MAPPER.readTree(text);
            if (value.isMissingNode()) {
                throw new MalformedJsonException("The body is empty.");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException(describe(e), e);
        } catch (NumberFormatException e) {
            // Jackson throws this if an exponent has more digits than an int.
            throw new MalformedJsonException("A number is too large to read.", e);
        }
    }

    /**
     * Returns a value that was read as a tree, and not bound to a record, with its texts in Normalization Form C. Text
     * that may not be exchanged stays, so that its author can be told of it. Changes the tree.
     */
    public static JsonNode normalized(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(normalized(member.getValue())));
        } else if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, normalized(list.get(i)));
            }
        }
        return value.isTextual() ? TextNode.valueOf(Normalizer.normalize(value.textValue(), Form.NFC)) : value;
    }

    private static String describe(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        String sentence = e.getOriginalMessage().lines().findFirst().orElse("");
        return Text.showable(OF_THE_PARSER.matcher(sentence).replaceAll("")) + place;
    }

    private static final class NormalizedText extends JsonDeserializer<String> {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            try {
                return Text.normalized(text);
            } catch (IllegalArgumentException e) {
                return (String) context.handleWeirdStringValue(String.class, text, "%s", e.getMessage());
            }
        }
    }

    /** Takes each way to write a whole number, as RFC 8785 does, and says so if the number is too large. */
    private static final class WholeNumber extends JsonDeserializer<Integer> {
        @Override
        public Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric()) {
                return (Integer) context.handleUnexpectedToken(Integer.class, parser);
            }
            BigDecimal number = parser.getDecimalValue();
            try {
                return number.intValueExact();
            } catch (ArithmeticException e) {
                return (Integer) context.handleWeirdNumberValue(Integer.class, number, "no int");
            }
        }
    }
}
