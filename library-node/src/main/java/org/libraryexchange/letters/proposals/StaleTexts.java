package org.libraryexchange.letters.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Translated;

/** The translations in a document of either city whose original is another one now, or gone. */
public final class StaleTexts {

    private StaleTexts() {}

    /** Their places. */
    public static List<JsonPath> of(ObjectNode document) {
        List<JsonPath> stale = new ArrayList<>();
        document.path("translated")
                .properties()
                .forEach(language -> language.getValue().properties().forEach(text -> {
                    if (JsonPath.isPointer(text.getKey()) && isStale(document, text.getKey(), text.getValue())) {
                        stale.add(JsonPath.of(text.getKey()).child(language.getKey()));
                    }
                }));
        return stale;
    }

    /**
     * Whether a translation is stale.
     *
     * @param text JSON Pointer of the text without its language
     * @param note what the document notes of the translation
     */
    public static boolean isStale(ObjectNode document, String text, JsonNode note) {
        String original = document.at(text).path(note.path("from").asText()).textValue();
        return original == null
                || !Translated.fingerprint(original).equals(note.path("source").asText());
    }
}
