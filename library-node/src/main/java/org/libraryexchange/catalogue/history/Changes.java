package org.libraryexchange.catalogue.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * Compares a document with the previous version. Reports each top-level member that differs; for title, summary and
 * description, each language that differs.
 */
final class Changes {

    /** Members that differ in every version. */
    private static final Set<String> OF_EVERY_VERSION = Set.of("version", "updated");

    private static final Set<String> TEXTS = Set.of("title", "summary", "description");

    private Changes() {}

    /** The changed members as JSON Pointers, in alphabetical order. */
    static List<String> between(String before, String after) {
        JsonNode old = tree(before);
        JsonNode recent = tree(after);
        List<String> changed = new ArrayList<>();
        for (String member : names(old, recent)) {
            if (OF_EVERY_VERSION.contains(member)) {
                continue;
            }
            if (TEXTS.contains(member)) {
                languages(member, old.path(member), recent.path(member), changed);
            } else if (!old.path(member).equals(recent.path(member))) {
                changed.add("/" + member);
            }
        }
        return changed;
    }

    private static void languages(String text, JsonNode old, JsonNode recent, List<String> changed) {
        for (String language : names(old, recent)) {
            if (!old.path(language).equals(recent.path(language))) {
                changed.add("/" + text + "/" + language);
            }
        }
    }

    private static Set<String> names(JsonNode one, JsonNode other) {
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * Reads a document. One that is damaged in the database counts as empty, so that the other versions can still be
     * shown.
     */
    private static JsonNode tree(String document) {
        try {
            return StrictJson.tree(document.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
