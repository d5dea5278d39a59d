package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A JSON Pointer (RFC 6901), step by step. The empty one is the whole document. */
public record JsonPath(List<String> steps) implements Comparable<JsonPath> {

    static final JsonPath ROOT = new JsonPath(List.of());

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a pointer.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static JsonPath of(String pointer) {
        if (pointer.isEmpty()) {
            return ROOT;
        }
        if (!isPointer(pointer)) {
            throw new IllegalArgumentException("pointer must be as in RFC 6901: " + pointer);
        }
        List<String> steps = new ArrayList<>();
        for (String step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return new JsonPath(steps);
    }

    /** Whether a text is a pointer. */
    public static boolean isPointer(String text) {
        return text.isEmpty() || (text.charAt(0) == '/' && !text.matches("(?s).*~(?![01]).*"));
    }

    public JsonPath child(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new JsonPath(longer);
    }

    public JsonPath parent() {
        return new JsonPath(steps.subList(0, steps.size() - 1));
    }

    public String last() {
        return steps.get(steps.size() - 1);
    }

    /** Whether it is the other one, or leads to something within it. */
    public boolean isWithin(JsonPath other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /** What a document has there; a missing node if nothing. */
    public JsonNode in(JsonNode document) {
        return document.at(toString());
    }

    /**
     * Writes a value to an object that is there, or in place of an element of a list; removes a member if the value is
     * missing.
     */
    public void set(JsonNode document, JsonNode value) {
        if (parent().in(document) instanceof ArrayNode list) {
            list.set(Integer.parseInt(last()), value.deepCopy());
            return;
        }
        ObjectNode parent = (ObjectNode) parent().in(document);
        if (value.isMissingNode()) {
            parent.remove(last());
        } else {
            parent.set(last(), value.deepCopy());
        }
    }

    @Override
    public int compareTo(JsonPath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return steps.stream()
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
