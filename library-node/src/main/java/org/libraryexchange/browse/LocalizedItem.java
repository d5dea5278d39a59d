package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.libraryexchange.web.Visit;

/**
 * A document in a reader's language, as the API would return it. A partner's document may lack members that this node
 * expects, or have members it does not know. Such members are left out.
 */
final class LocalizedItem {

    private final ObjectNode whole;
    private final JsonNode localized;
    private final List<ShownTranslation> translations;
    private final Visit visit;

    LocalizedItem(ObjectNode whole, JsonNode localized, List<ShownTranslation> translations, Visit visit) {
        this.whole = whole;
        this.localized = localized;
        this.translations = translations;
        this.visit = visit;
    }

    /** The document with the texts in all languages. */
    ObjectNode whole() {
        return whole;
    }

    /** Who translated the texts that the reader sees. */
    List<ShownTranslation> translations() {
        return translations;
    }

    /** The document with each text in one language only. */
    JsonNode localized() {
        return localized;
    }

    /** The text of a plain member, such as a term; empty if the member is missing. */
    String plain(String member) {
        return localized.path(member).asText();
    }

    Text title() {
        return text(localized, "title").orElseGet(() -> new Text("und", plain("id"), Optional.empty()));
    }

    Optional<Text> text(String member) {
        return text(localized, member);
    }

    /** A text from some part of the document. */
    Optional<Text> text(JsonNode part, String member) {
        JsonNode text = part.path(member);
        if (!text.path("text").isTextual()) {
            return Optional.empty();
        }
        String language = text.path("language").asText();
        Optional<String> instead =
                text.path("fallback").asBoolean() ? Optional.of(visit.language().nameOf(language)) : Optional.empty();
        return Optional.of(new Text(
                language,
                text.path("text").asText(),
                instead,
                text.path(ShownTranslation.MACHINE).asBoolean(),
                text.path(ShownTranslation.STALE).asBoolean()));
    }

    /** The titles in the other languages. */
    List<Text> otherTitles() {
        String shown = title().language();
        return whole.path("title").properties().stream()
                .filter(title -> !title.getKey().equals(shown))
                .map(title -> new Text(title.getKey(), title.getValue().asText(), Optional.empty()))
                .toList();
    }

    /** The elements of a list in the document. */
    List<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
