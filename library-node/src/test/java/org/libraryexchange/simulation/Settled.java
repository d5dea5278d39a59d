package org.libraryexchange.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.libraryexchange.item.Corrected;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.Translated;

/**
 * What an item has to say, worked out from what people and systems have done, without the production's code. All maps are
 * by JSON Pointer.
 *
 * @param texts what it says
 * @param values what people have settled
 * @param sources of translated texts, the text that was translated
 */
record Settled(SortedMap<String, String> texts, SortedMap<String, Value> values, SortedMap<String, String> sources) {

    static final String TITLE = "/title/en";

    /** The texts that anybody changes here. */
    static final List<String> TEXTS = List.of(
            TITLE, "/title/zh-Hans", "/summary/en", "/summary/zh-Hans", "/festival/rule/en", "/festival/rule/zh-Hans");

    private static final String ORIGINAL = "en";

    /**
     * A settled text.
     *
     * @param base what the systems last sent in its place; null if nothing
     * @param by the city whose text it is
     */
    record Value(String base, String by) {}

    /**
     * Who changes single texts, and how.
     *
     * @param small whether translations are still right
     * @param translated the texts that were translated, where that is not the text as it is
     */
    record Hand(String by, boolean settles, boolean translates, boolean small, Map<String, String> translated) {}

    /** Of an item about which nothing is settled. */
    static Settled nothingIn(Row row) {
        if (row.text().contains("\"corrected\":") || row.text().contains("\"translated\":")) {
            throw new AssertionError("L6: nobody has settled what is settled in " + row.text());
        }
        return new Settled(texts(row), new TreeMap<>(), new TreeMap<>());
    }

    static SortedMap<String, String> texts(Row row) {
        ObjectNode tree = StoredDocument.read(row.text());
        SortedMap<String, String> texts = new TreeMap<>();
        TEXTS.stream()
                .filter(pointer -> tree.at(pointer).isTextual())
                .forEach(pointer -> texts.put(pointer, tree.at(pointer).textValue()));
        return texts;
    }

    /** What the systems have last sent. */
    SortedMap<String, String> sent() {
        SortedMap<String, String> sent = new TreeMap<>(texts);
        values.forEach((pointer, value) -> put(sent, pointer, value.base()));
        return sent;
    }

    /** After a full document. What is settled stands unless the document says something new in its place. */
    Settled afterDocument(Map<String, String> document) {
        SortedMap<String, String> says = new TreeMap<>(document);
        SortedMap<String, Value> stand = new TreeMap<>();
        values.forEach((pointer, value) -> {
            String came = document.get(pointer);
            if (Objects.equals(came, value.base()) || Objects.equals(came, texts.get(pointer))) {
                stand.put(pointer, value);
                put(says, pointer, texts.get(pointer));
            }
        });
        SortedMap<String, String> right = new TreeMap<>(sources);
        right.keySet().removeIf(pointer -> !Objects.equals(says.get(pointer), texts.get(pointer)));
        return new Settled(says, stand, right);
    }

    /** After somebody has changed single texts; null removes one. */
    Settled after(Map<String, String> changes, Hand hand) {
        SortedMap<String, String> says = new TreeMap<>(texts);
        changes.forEach((pointer, text) -> put(says, pointer, text));
        SortedMap<String, Value> stand = new TreeMap<>(values);
        SortedMap<String, String> from = new TreeMap<>(sources);
        from.replaceAll((pointer, source) -> hand.small() && source.equals(texts.get(original(pointer)))
                ? says.getOrDefault(original(pointer), source)
                : source);
        for (String pointer : changes.keySet()) {
            if (!Objects.equals(texts.get(pointer), says.get(pointer))) {
                settle(pointer, says.get(pointer), hand, stand);
                translate(pointer, says, hand, from);
            }
        }
        return new Settled(says, stand, from);
    }

    private void settle(String pointer, String text, Hand hand, Map<String, Value> stand) {
        Value before = values.get(pointer);
        if (before != null && Objects.equals(before.base(), text)) {
            stand.remove(pointer);
        } else if (before != null) {
            stand.put(pointer, new Value(before.base(), hand.by()));
        } else if (hand.settles()) {
            stand.put(pointer, new Value(texts.get(pointer), hand.by()));
        }
    }

    private void translate(String pointer, Map<String, String> says, Hand hand, Map<String, String> from) {
        boolean wasTranslated = from.remove(pointer) != null;
        String source = says.get(original(pointer));
        if (!pointer.equals(original(pointer))
                && says.get(pointer) != null
                && source != null
                && (hand.translates() || wasTranslated)) {
            from.put(pointer, hand.translated().getOrDefault(pointer, source));
        }
    }

    /** After somebody has left a text to the systems. */
    Settled without(String pointer) {
        SortedMap<String, Value> stand = new TreeMap<>(values);
        stand.remove(pointer);
        return new Settled(texts, stand, sources);
    }

    static String original(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/') + 1) + ORIGINAL;
    }

    private static void put(Map<String, String> texts, String pointer, String text) {
        if (text == null) {
            texts.remove(pointer);
        } else {
            texts.put(pointer, text);
        }
    }

    /** Requires that the item says just this, and that its notes do. */
    void requireIn(Row row, String what) {
        require(texts.equals(texts(row)), row, what, texts);
        JsonNode tree = StoredDocument.read(row.text());
        SortedMap<String, Corrected> noted = new TreeMap<>();
        tree.path("corrected").properties().forEach(entry -> noted.put(entry.getKey(), corrected(entry.getValue())));
        SortedMap<String, Corrected> expected = new TreeMap<>();
        values.forEach((pointer, value) -> expected.put(pointer, new Corrected(value.by(), digest(value.base()))));
        require(noted.equals(expected), row, what, expected);
        requireStaleness(row, tree.path("translated"), what);
    }

    private static Corrected corrected(JsonNode noted) {
        return new Corrected(noted.path("by").textValue(), noted.path("base").textValue());
    }

    private static String digest(String base) {
        return base == null ? null : Corrected.digest(TextNode.valueOf(base));
    }

    private void requireStaleness(Row row, JsonNode translated, String what) {
        SortedMap<String, String> fingerprints = new TreeMap<>();
        translated
                .properties()
                .forEach(language -> language.getValue()
                        .properties()
                        .forEach(note -> fingerprints.put(
                                note.getKey() + "/" + language.getKey(),
                                note.getValue().path("source").textValue())));
        SortedMap<String, String> expected = new TreeMap<>(sources);
        expected.replaceAll((pointer, source) -> Translated.fingerprint(source));
        require(fingerprints.equals(expected), row, what, Collections.unmodifiableMap(sources));
    }

    private static void require(boolean holds, Row row, String what, Object expected) {
        if (!holds) {
            throw new AssertionError("L6: " + what + ": it should say " + expected + ", and is " + row.text());
        }
    }
}
