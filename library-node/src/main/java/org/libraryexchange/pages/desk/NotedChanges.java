package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a version of an item notes about its values that the version before did not, in words. What the city's own people
 * have written is left out, since the difference of the texts says it.
 */
record NotedChanges(DeskTexts in, ObjectNode before, ObjectNode after) {

    /** The notes of translations, by the pointers of the texts. */
    static Map<String, JsonNode> translations(ObjectNode document) {
        Map<String, JsonNode> notes = new TreeMap<>();
        document.path("translated")
                .properties()
                .forEach(language -> language.getValue()
                        .properties()
                        .forEach(note -> notes.put(note.getKey() + "/" + language.getKey(), note.getValue())));
        return notes;
    }

    /** One sentence for each. */
    Stream<String> all() {
        Map<String, JsonNode> translatedBefore = translations(before);
        Map<String, JsonNode> translated = translations(after);
        return Stream.of(
                        translated.entrySet().stream()
                                .flatMap(note -> translation(
                                        note.getKey(), note.getValue(), translatedBefore.get(note.getKey()))),
                        settled(after)
                                .filter(pointer -> !translated.containsKey(pointer))
                                .flatMap(this::accepted),
                        settled(before)
                                .filter(pointer -> !after.path("corrected").has(pointer))
                                .map(pointer -> say("left", pointer, "")))
                .flatMap(it -> it);
    }

    private Stream<String> translation(String pointer, JsonNode note, JsonNode noteBefore) {
        if (note.equals(noteBefore)) {
            return Stream.empty();
        }
        if (noteBefore != null && before.at(pointer).equals(after.at(pointer))) {
            return Stream.of(say("confirmed", pointer, ""));
        }
        String credit = note.path("credit").asText();
        return credit.isEmpty() && isOwn(note)
                ? Stream.empty()
                : Stream.of(say("translated", pointer, credit.isEmpty() ? city(note) : credit));
    }

    private static Stream<String> settled(ObjectNode document) {
        return document.path("corrected").properties().stream().map(Map.Entry::getKey);
    }

    private Stream<String> accepted(String pointer) {
        JsonNode note = after.path("corrected").path(pointer);
        return isOwn(note) || note.equals(before.path("corrected").path(pointer))
                ? Stream.empty()
                : Stream.of(say("accepted", pointer, city(note)));
    }

    private boolean isOwn(JsonNode note) {
        return note.path("by").equals(after.path("owner"));
    }

    private String city(JsonNode note) {
        return in.city(note.path("by").asText()).title();
    }

    private String say(String note, String pointer, String who) {
        return in.words().noted(note, in.label(FormValues.fieldOf(pointer)), who);
    }
}
