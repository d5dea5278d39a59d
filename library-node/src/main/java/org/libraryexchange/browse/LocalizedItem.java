package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.libraryexchange.web.Visit;

/**
 * A document in the language of a reader, as the API would give it. A partner's document may lack what this node expects,
 * or hold what it does not know: that is left out.
 */
final class LocalizedItem {

    private final JsonNode whole;
    private final JsonNode localized;
    private final Visit visit;

    LocalizedItem(JsonNode whole, JsonNode localized, Visit visit) {
        this.whole = whole;
        this.localized = localized;
        this.visit = visit;
    }

    /** The document with all languages. */
    JsonNode whole() {
        return whole;
    }

    /** The document with each text in one language. */
    JsonNode localized() {
        return localized;
    }

    /** A term or another plain member; empty text where it is missing. */
    String plain(String member) {
        return localized.path(member).asText();
    }

    Text title() {
        return text(localized, "title").orElseGet(() -> new Text("und", plain("id"), Optional.empty()));
    }

    Optional<Text> text(String member) {
        return text(localized, member);
    }

    /** A text of some part of the document. */
    Optional<Text> text(JsonNode part, String member) {
        JsonNode text = part.path(member);
        if (!text.path("text").isTextual()) {
            return Optional.empty();
        }
        String language = text.path("language").asText();
        Optional<String> instead =
                text.path("fallback").asBoolean() ? Optional.of(visit.language().nameOf(language)) : Optional.empty();
        return Optional.of(new Text(language, text.path("text").asText(), instead));
    }

    /** The title in the languages that it is not shown in. */
    List<Text> otherTitles() {
        String shown = title().language();
        return whole.path("title").properties().stream()
                .filter(title -> !title.getKey().equals(shown))
                .map(title -> new Text(title.getKey(), title.getValue().asText(), Optional.empty()))
                .toList();
    }

    /** Parts of a list in the document. */
    List<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
