package org.libraryexchange.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.libraryexchange.json.StrictJson;

/**
 * What a node notes in an item's document about its values: which texts were translated from which, and what stands
 * whatever the city's systems send. Clients may send it back, but never change it.
 *
 * @param translated by language, then by JSON Pointer of the text without the language, such as {@code /title}
 * @param corrected by JSON Pointer of the value
 */
public record TextNotes(
        NavigableMap<String, NavigableMap<String, Translated>> translated, NavigableMap<String, Corrected> corrected) {

    /** The members of a document that hold notes. */
    static final List<String> MEMBERS = List.of("translated", "corrected");

    /** Nothing is noted. */
    public static final TextNotes NONE = new TextNotes(null, null);

    public TextNotes {
        translated = translated == null ? Collections.emptyNavigableMap() : deepCopy(translated);
        corrected = corrected == null
                ? Collections.emptyNavigableMap()
                : Collections.unmodifiableNavigableMap(new TreeMap<>(corrected));
    }

    private static NavigableMap<String, NavigableMap<String, Translated>> deepCopy(
            NavigableMap<String, NavigableMap<String, Translated>> translated) {
        NavigableMap<String, NavigableMap<String, Translated>> copy = new TreeMap<>();
        translated.forEach(
                (language, texts) -> copy.put(language, Collections.unmodifiableNavigableMap(new TreeMap<>(texts))));
        copy.values().removeIf(Map::isEmpty);
        return Collections.unmodifiableNavigableMap(copy);
    }

    /** Whether nothing is noted. */
    public boolean saysNothing() {
        return translated.isEmpty() && corrected.isEmpty();
    }

    /** The same without what was settled at a pointer. */
    public TextNotes without(String pointer) {
        NavigableMap<String, Corrected> left = new TreeMap<>(corrected);
        left.remove(pointer);
        return new TextNotes(translated, left);
    }

    /** The same about other content, in which the values that it is about may stand elsewhere. */
    public TextNotes following(ItemContent from, ItemContent to) {
        if (saysNothing() || from.equals(to)) {
            return this;
        }
        ListMatch lists = new ListMatch(from.originalLanguage());
        ObjectNode before = from.toTree();
        ObjectNode after = to.toTree();
        Builder moved = new Builder();
        corrected.forEach((pointer, note) ->
                lists.find(JsonPath.of(pointer), before, after).ifPresent(there -> moved.corrected(there, note)));
        forEachTranslation(
                (text, note) -> lists.find(text, before, after).ifPresent(there -> moved.translated(there, note)));
        return moved.build();
    }

    /** What is noted of the text at a pointer that ends with its language. */
    public Optional<Translated> translationAt(JsonPath pointer) {
        return Optional.ofNullable(translated
                .getOrDefault(pointer.last(), Collections.emptyNavigableMap())
                .get(pointer.parent().toString()));
    }

    /** What is noted of translated texts, by JSON Pointer of the text. */
    public Map<String, Translated> byText() {
        Map<String, Translated> notes = new TreeMap<>();
        forEachTranslation((text, note) -> notes.put(text.toString(), note));
        return notes;
    }

    void forEachTranslation(BiConsumer<JsonPath, Translated> consumer) {
        translated.forEach((language, texts) ->
                texts.forEach((text, note) -> consumer.accept(JsonPath.of(text).child(language), note)));
    }

    ObjectNode writeTo(ObjectNode tree) {
        ObjectNode notes = StrictJson.mapper().valueToTree(this);
        return tree.setAll(notes);
    }

    /** Removes the notes from a tree and returns them. */
    static Optional<TextNotes> take(ObjectNode tree, Reader reader) throws InvalidItemException {
        ObjectNode notes = StrictJson.mapper().createObjectNode();
        MEMBERS.stream().filter(tree::has).forEach(member -> notes.set(member, tree.remove(member)));
        return notes.isEmpty() ? Optional.empty() : Optional.of(reader.read(notes));
    }

    /** Reads notes strictly, or as they are stored. */
    @FunctionalInterface
    interface Reader {
        TextNotes read(ObjectNode notes) throws InvalidItemException;
    }

    /** Collects notes. */
    static final class Builder {

        private final NavigableMap<String, NavigableMap<String, Translated>> translations = new TreeMap<>();
        private final NavigableMap<String, Corrected> corrections = new TreeMap<>();

        Builder translated(JsonPath pointer, Translated note) {
            translations
                    .computeIfAbsent(pointer.last(), any -> new TreeMap<>())
                    .put(pointer.parent().toString(), note);
            return this;
        }

        Builder corrected(JsonPath pointer, Corrected note) {
            corrections.put(pointer.toString(), note);
            return this;
        }

        TextNotes build() {
            return new TextNotes(translations, corrections);
        }
    }
}
