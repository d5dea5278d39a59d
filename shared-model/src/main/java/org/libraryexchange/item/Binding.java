package org.libraryexchange.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * Binds JSON trees to the records of the contract, and says in the contract's terms what does not fit. Reads and writes
 * the documents that a city builds.
 */
public final class Binding {

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            LocalDate.class, "must be a calendar date such as 2027-10-07",
            LocalDateTime.class, "must be a local time such as 2027-10-07T18:00, without seconds or offset",
            UUID.class, "must be a UUID such as 019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11",
            Map.class, "must be an object with text by language, such as {\"en\": \"…\"}",
            String.class, "must be text",
            Boolean.class, "must be true or false",
            Integer.class, "must be a whole number of at most nine digits",
            Long.class, "must be a whole number",
            BigDecimal.class, "must be a number");

    /** Largest canonical document in bytes. */
    public static final int LARGEST_DOCUMENT = 256 * 1024;

    private Binding() {}

    /** Makes the record of a stored document's members. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(ObjectNode tree) throws InvalidItemException;
    }

    /**
     * Reads a document that this city built and stored.
     *
     * @throws IllegalStateException if it is not such a document, which means that the store is damaged
     */
    public static <T> T ofStored(byte[] document, Reading<T> reading) {
        try {
            if (StrictJson.tree(document) instanceof ObjectNode tree) {
                return reading.of(tree);
            }
            throw new IllegalArgumentException("it is no object");
        } catch (MalformedJsonException | InvalidItemException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalStateException("a stored document is damaged: " + e.getMessage(), e);
        }
    }

    /** Takes a member out of a stored document. */
    public static JsonNode take(ObjectNode tree, String name) {
        JsonNode value = tree.required(name);
        tree.remove(name);
        return value;
    }

    /**
     * Returns the document as it is stored, sent and served: canonical JSON in UTF-8.
     *
     * @throws InvalidItemException if it is larger than {@value #LARGEST_DOCUMENT} bytes
     */
    public static byte[] document(ObjectNode tree) throws InvalidItemException {
        byte[] bytes = CanonicalJson.bytes(tree);
        if (bytes.length > LARGEST_DOCUMENT) {
            throw new InvalidItemException(
                    "",
                    "max-size",
                    "makes a document of " + bytes.length + " bytes; at most " + LARGEST_DOCUMENT + " are allowed",
                    null);
        }
        return bytes;
    }

    /**
     * Binds a tree strictly.
     *
     * @throws InvalidItemException for unknown fields and values of the wrong type
     */
    public static <T> T bind(JsonNode tree, Class<T> type) throws InvalidItemException {
        return bind(StrictJson.mapper().reader(), tree, type);
    }

    /** Does the same for a stored document, and ignores members that a newer version has added. */
    public static <T> T bindStored(JsonNode tree, Class<T> type) throws InvalidItemException {
        return bind(
                StrictJson.mapper().reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES), tree, type);
    }

    private static <T> T bind(ObjectReader reader, JsonNode tree, Class<T> type) throws InvalidItemException {
        try {
            return reader.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw new InvalidItemException(pointer(e), rule(e), message(e), value(tree.at(pointer(e))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory has no syntax errors", e);
        }
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream().map(Binding::step).collect(Collectors.joining());
    }

    private static String step(Reference reference) {
        return "/"
                + (reference.getFieldName() == null
                        ? String.valueOf(reference.getIndex())
                        : reference.getFieldName().replace("~", "~0").replace("/", "~1"));
    }

    private static String rule(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "unknown-field";
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return "allowed-values";
        }
        return e instanceof InvalidFormatException format && isOfText(format) ? "format" : "type";
    }

    private static boolean isOfText(InvalidFormatException e) {
        return e.getValue() instanceof String
                && (e.getTargetType() == String.class
                        || e.getTargetType() == UUID.class
                        || Temporal.class.isAssignableFrom(e.getTargetType()));
    }

    private static String message(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            Collection<Object> known = unknown.getKnownPropertyIds();
            return known.isEmpty()
                    ? "is not a known field: nothing goes here, so send {}"
                    : "is not a known field; known fields are " + sorted(known);
        }
        if (!(e instanceof MismatchedInputException mismatch) || mismatch.getTargetType() == null) {
            return "does not fit the document's structure";
        }
        Class<?> target = mismatch.getTargetType();
        if (target.isEnum()) {
            return "must be one of " + allowedValues(target);
        }
        if (target == String.class && e instanceof InvalidFormatException format) {
            return unexchangeable(format);
        }
        // Jackson binds text by language through a map.
        return EXPECTED.getOrDefault(
                Map.class.isAssignableFrom(target) || target == LocalizedText.class ? Map.class : target,
                Collection.class.isAssignableFrom(target) ? "must be a list" : "must be an object");
    }

    private static String unexchangeable(InvalidFormatException e) {
        String told = e.getOriginalMessage();
        return told.substring(told.lastIndexOf("holds"));
    }

    private static String sorted(Collection<Object> names) {
        return names.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String allowedValues(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> StrictJson.mapper().convertValue(constant, String.class))
                .collect(Collectors.joining(", "));
    }

    private static Object value(JsonNode value) {
        if (value.isMissingNode()) {
            return null;
        }
        return value.isTextual() ? value.textValue() : value;
    }
}
