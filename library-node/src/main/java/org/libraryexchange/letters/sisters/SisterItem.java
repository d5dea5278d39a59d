package org.libraryexchange.letters.sisters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.libraryexchange.base.http.Parameters;

/**
 * An item that another one names as belonging with it, as it is at this node now.
 *
 * @param row which of the named ones it is, from 0
 * @param relation as the other item names it; a newer partner may use others than {@code same} and {@code counterpart}
 * @param document empty unless it is here or withdrawn
 * @param mutual whether it names the other item, too
 */
public record SisterItem(ItemName named, int row, String relation, State state, ObjectNode document, boolean mutual) {

    /** Which item it is. */
    public record ItemName(String owner, UUID id) {

        /** The item that a document is of; without an id if it names none. */
        public static ItemName of(ObjectNode document) {
            return new ItemName(
                    document.path("owner").asText(),
                    Parameters.uuid(document.path("id").asText()).orElse(null));
        }
    }

    /** What this node has of a named item. */
    public enum State {
        HERE,
        WITHDRAWN,
        ERASED,
        /** Not here yet, or there is no such item. */
        ABSENT
    }

    /** Whether readers have a page of it. */
    public boolean hasPage() {
        return state == State.HERE || state == State.WITHDRAWN;
    }
}
