package org.libraryexchange.item;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.libraryexchange.json.CanonicalJson;

/**
 * What remains of an item that its owner erased for a legal duty: that it existed, and nothing of what it said.
 *
 * @param version one more than that of the last state with content
 * @param updated when it was erased, in whole seconds
 */
public record ErasedItem(UUID id, String owner, Kind kind, long version, Instant updated) {

    public ErasedItem {
        if (version < 2) {
            throw new IllegalArgumentException("version must be 2 or more, since something was erased: " + version);
        }
        updated = updated.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns the document as it is stored, sent and served: canonical JSON in UTF-8. */
    public byte[] document() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("id", id.toString());
        tree.put("owner", owner);
        tree.put("kind", kind.term());
        tree.put("status", Status.ERASED.term());
        tree.put("version", version);
        tree.put("updated", updated.toString());
        return CanonicalJson.bytes(tree);
    }
}
