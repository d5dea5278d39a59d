package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Map;

/**
 * The title of an item of any city as a person at the desk sees it: in the reader's language, or else the original, or
 * else in any.
 */
record ShownTitle(String language, String text) {

    static ShownTitle of(DeskSpeech speech, JsonNode document) {
        String original = document.path("originalLanguage").asText();
        return document.path("title").properties().stream()
                .map(Map.Entry::getKey)
                .min(Comparator.comparing((String tag) -> !speech.isReaders(tag))
                        .thenComparing(tag -> !tag.equals(original)))
                .map(tag -> new ShownTitle(tag, document.path("title").path(tag).asText()))
                .orElseGet(() ->
                        new ShownTitle(speech.language().tag(), speech.words().untitled()));
    }
}
