package org.libraryexchange.item;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * One change of a valid draft.
 *
 * @param of the item whose draft is changed
 * @param at JSON Pointer of the value that is set
 * @param value JSON to set there; null takes away what is there
 * @param pointer where the violation is found; null if the result is valid
 * @param rule which rule is broken; null if the result is valid
 * @param schema whether the JSON Schema finds it too
 */
record Mutation(Item of, String at, String value, String pointer, String rule, Schema schema) {

    enum Schema {
        AGREES,
        /** What JSON Schema cannot say, or not in a way that validators agree on. */
        CANNOT_TELL
    }

    ObjectNode draft() {
        ObjectNode draft = Items.draftOf(of);
        JsonPointer target = JsonPointer.compile(at);
        String member = target.last().getMatchingProperty();
        JsonNode parent = draft.at(target.head());
        if (parent instanceof ArrayNode list) {
            list.set(target.last().getMatchingIndex(), json(value));
        } else if (value == null) {
            ((ObjectNode) parent).remove(member);
        } else {
            ((ObjectNode) parent).set(member, json(value));
        }
        return draft;
    }

    /** Reads JSON that may be written with single quotes. */
    static JsonNode json(String value) {
        try {
            return StrictJson.tree(value.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new AssertionError(value + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        String shown = value == null ? "nothing" : value.length() <= 60 ? value : value.substring(0, 60) + "…";
        return at + " is " + shown + (rule == null ? "" : ": " + rule);
    }
}
