package org.libraryexchange.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Documents with each text in one language instead of all: the asked one, else another, never nothing. In place of
 * {@code {"en": "…", "zh-Hans": "…"}} stands {@code {"language": "en", "text": "…"}}, and {@code "fallback": true} beside
 * it where the text is in none of the languages asked for.
 */
public final class LocalizedView {

    /** Members that hold text by language, wherever they stand in a document. */
    static final Set<String> TEXTS = Set.of(
            "title",
            "summary",
            "description",
            "reason",
            "label",
            "name",
            "alt",
            "rule",
            "tradition",
            "extent",
            "heldBy",
            "note");

    private static final String ENGLISH = "en";
    private static final JsonMapper JSON = new JsonMapper();

    private final AskedLanguages asked;
    private final Set<String> used = new LinkedHashSet<>();
    private String original;

    public LocalizedView(AskedLanguages asked) {
        this.asked = asked;
    }

    /** Returns the document in the asked language. */
    public String of(String document) {
        try {
            JsonNode tree = JSON.readTree(document);
            original = tree.path("originalLanguage").asText();
            // First, so that its language is named first.
            localize(tree, "title");
            visit(tree);
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document is damaged", e);
        }
    }

    /** The languages of the texts in all documents so far, for {@code Content-Language}; that of the first title first. */
    public String languages() {
        return String.join(", ", used);
    }

    private void visit(JsonNode node) {
        if (node.isObject()) {
            List<String> members = new ArrayList<>();
            node.fieldNames().forEachRemaining(members::add);
            members.forEach(member -> visit(node, member));
        } else {
            node.forEach(this::visit);
        }
    }

    private void visit(JsonNode object, String member) {
        if (TEXTS.contains(member) && object.get(member).isObject()) {
            localize(object, member);
        } else {
            visit(object.get(member));
        }
    }

    private void localize(JsonNode object, String member) {
        JsonNode texts = object.path(member);
        if (!texts.isObject() || texts.isEmpty() || texts.has("language")) {
            return;
        }
        List<String> languages = new ArrayList<>();
        texts.fieldNames().forEachRemaining(languages::add);
        String match = asked.among(languages).orElse(null);
        String language = match == null ? asked.instead(languages, original, ENGLISH) : match;
        used.add(language);
        ObjectNode text = ((ObjectNode) object).putObject(member);
        text.put("language", language).set("text", texts.get(language));
        if (match == null) {
            text.put("fallback", true);
        }
    }

    /** What tells this view of a document from others, for its entity tag. */
    public String mark() {
        return asked.tags();
    }
}
