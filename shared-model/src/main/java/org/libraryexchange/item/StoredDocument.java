package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * A stored document for code that shows it, lists it or reports on it. Whatever is stored, nothing in it makes a reader
 * fail: a member whose JSON type is not that of the contract is left out, as if it had not been sent. Documents for
 * other systems are sent as they are stored, never through this class.
 */
public final class StoredDocument {

    /** Reads without strict checks, since a document is judged before it is stored. */
    private static final JsonMapper JSON = new JsonMapper();

    private StoredDocument() {}

    /**
     * Returns the members of an item that fit {@link Shape#DOCUMENT}, and those that it does not list; nothing if the
     * document is not an object.
     */
    public static ObjectNode read(String document) {
        return read(document, Shape.DOCUMENT);
    }

    /** Does the same with a document in UTF-8. */
    public static ObjectNode read(byte[] document) {
        return fitting(() -> JSON.readTree(document), Shape.DOCUMENT);
    }

    /** Does the same for a document of another shape. */
    public static ObjectNode read(String document, Shape shape) {
        return fitting(() -> JSON.readTree(document), shape);
    }

    private static ObjectNode fitting(Reading document, Shape shape) {
        if (tree(document) instanceof ObjectNode members) {
            shape.prune(members);
            return members;
        }
        return JSON.createObjectNode();
    }

    private static JsonNode tree(Reading document) {
        try {
            return document.tree();
        } catch (IOException e) {
            // Damaged in the database, which a proof will find. Readers still see what is known beside the document.
            return JSON.missingNode();
        }
    }

    private interface Reading {
        JsonNode tree() throws IOException;
    }
}
