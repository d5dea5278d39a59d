package org.libraryexchange.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document as those read it who show it, list it or tell of it. Whatever is stored, nothing in it makes a reader fail:
 * a member of another JSON type than the contract's is left out, as if it had not been sent. What goes on to other systems
 * goes as it is stored, never through here.
 */
public final class StoredDocument {

    /** Plain reading: a document was judged before it was stored. */
    private static final JsonMapper JSON = new JsonMapper();

    private StoredDocument() {}

    /** Returns the members that are as {@link Shape} says, and those that it does not list; none of what is no object. */
    public static ObjectNode read(String document) {
        if (tree(document) instanceof ObjectNode members) {
            Shape.DOCUMENT.prune(members);
            return members;
        }
        return JSON.createObjectNode();
    }

    private static JsonNode tree(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            // Damaged where it is stored, which a proof tells; what is known beside it is shown all the same.
            return JSON.missingNode();
        }
    }
}
