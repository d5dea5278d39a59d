package org.libraryexchange.catalogue.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.libraryexchange.item.StoredDocument;

/**
 * Shows documents with each text in one language: the asked one if the text has it, otherwise another.
 * {@code {"en": "…", "zh-Hans": "…"}} becomes {@code {"language": "en", "text": "…"}}. If the text exists in none of
 * the asked languages, {@code "fallback": true} is added.
 */
public final class LocalizedView {

    /** Members that hold text by language, anywhere in a document. */
    static final Set<String> TEXTS = Set.of(
            "title",
            "summary",
            "description",
            "reason",
            "label",
            "name",
            "alt",
            "attributions",
            "credits",
            "rule",
            "tradition",
            "caption",
            "extent",
            "heldBy",
            "note");

    /** What the node notes about texts. Its members are named by languages and pointers. */
    private static final Set<String> NOTES = Set.of("translated", "corrected");

    private static final String ENGLISH = "en";

    /** Only valid tags may go into a header. A partner may give its languages any name. */
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,8}");

    /** The most languages that a text may have. */
    private static final int MOST_NAMED = 20;

    private final AskedLanguages asked;
    private final Set<String> used = new LinkedHashSet<>();
    private String original;

    public LocalizedView(AskedLanguages asked) {
        this.asked = asked;
    }

    /** Returns the document in the asked language. A document that cannot be read is returned unchanged. */
    public byte[] of(byte[] document) {
        ObjectNode whole = StoredDocument.read(document);
        return whole.isEmpty() ? document : localized(whole).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a copy of the document in the asked language. */
    public ObjectNode of(ObjectNode document) {
        return localized(document.deepCopy());
    }

    private ObjectNode localized(ObjectNode tree) {
        original = tree.path("originalLanguage").asText();
        // The title comes first, so that its language is listed first.
        localize(tree, "title");
        visit(tree);
        return tree;
    }

    /**
     * The languages of the texts in all documents so far, for {@code Content-Language}. The language of the first title
     * comes first.
     */
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
        } else if (!NOTES.contains(member)) {
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
        note(language);
        ObjectNode text = ((ObjectNode) object).putObject(member);
        text.put("language", language).set("text", texts.get(language));
        if (match == null) {
            text.put("fallback", true);
        }
    }

    private void note(String language) {
        if (used.size() < MOST_NAMED && TAG.matcher(language).matches()) {
            used.add(language);
        }
    }

    /** Distinguishes this view of a document from others in its entity tag. */
    public String mark() {
        return asked.tags();
    }
}
