package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.PropagateNull;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.json.StrictJson;

/**
 * A letter, a draft or a handling as it is stored: canonical JSON. A partner's may have members that this node does not
 * know. It is parsed when somebody first looks into it, since a list passes over many letters that it does not show.
 */
public final class LetterDocument {

    private final String document;
    private JsonNode tree;

    LetterDocument(@PropagateNull String document) {
        this.document = document;
    }

    static LetterDocument of(byte[] utf8) {
        return new LetterDocument(new String(utf8, StandardCharsets.UTF_8));
    }

    String text() {
        return document;
    }

    public byte[] bytes() {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    byte[] sha256() {
        return Sha256.of(bytes());
    }

    /** The strong entity tag: the document's SHA-256 in hexadecimal. */
    public String entityTag() {
        return Sha256.hex(bytes());
    }

    /** The members; none if it is damaged. */
    public JsonNode tree() {
        if (tree == null) {
            tree = read();
        }
        return tree;
    }

    private JsonNode read() {
        try {
            return StrictJson.tree(bytes());
        } catch (MalformedJsonException e) {
            return StrictJson.mapper().createObjectNode();
        }
    }

    public JsonNode path(String member) {
        return tree().path(member);
    }

    /** The languages in which one of these members says something. */
    Set<String> languages(String... members) {
        Set<String> tags = new TreeSet<>();
        Stream.of(members).forEach(member -> path(member).fieldNames().forEachRemaining(tags::add));
        return tags;
    }
}
