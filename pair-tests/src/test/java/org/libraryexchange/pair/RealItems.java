package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** What the mappings of real records to items share. */
final class RealItems {

    /** A document and the identifier that its city's systems know it by. */
    record RealItem(String scheme, String value, ObjectNode document) {}

    private RealItems() {}

    static ObjectNode published(String kind, String language, String title, String licence) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("kind", kind)
                .put("status", "published")
                .put("originalLanguage", language)
                .put("licence", licence);
        item.putObject("title").put(language, title);
        return item;
    }

    static void putSubjects(ObjectNode item, String language, Collection<String> subjects) {
        if (!subjects.isEmpty()) {
            ArrayNode list = item.putArray("subjects");
            subjects.forEach(subject -> list.addObject().putObject("label").put(language, subject));
        }
    }

    /** One line without tabs, breaks and doubled spaces, which sources bring along from forms and spreadsheets. */
    static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
