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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.libraryexchange.json.StrictJson;

/** Binds JSON trees to the records of the contract, and says in the contract's terms what does not fit. */
final class Binding {

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            LocalDate.class, "must be a calendar date such as 2027-10-07",
            LocalDateTime.class, "must be a local time such as 2027-10-07T18:00, without seconds or offset",
            Map.class, "must be an object with text by language, such as {\"en\": \"…\"}",
            String.class, "must be text",
            Boolean.class, "must be true or false",
            BigDecimal.class, "must be a number");

    private Binding() {}

    static <T> T bind(JsonNode tree, Class<T> type) throws InvalidItemException {
        return bind(StrictJson.mapper().reader(), tree, type);
    }

    /** Does the same for a stored document, and ignores members that a newer version has added. */
    static <T> T bindStored(JsonNode tree, Class<T> type) throws InvalidItemException {
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
                && (e.getTargetType() == String.class || Temporal.class.isAssignableFrom(e.getTargetType()));
    }

    private static String message(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "is not a known field; known fields are " + sorted(unknown.getKnownPropertyIds());
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
