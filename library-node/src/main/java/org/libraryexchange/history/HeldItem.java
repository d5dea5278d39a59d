package org.libraryexchange.history;

import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.item.Status;

/**
 * An item in this database.
 *
 * @param own whether the item is the city's own; only of these are all versions kept
 */
record HeldItem(UUID id, String owner, boolean own, Status status, long version, Instant updated, String document) {

    boolean isDraft() {
        return status == Status.DRAFT;
    }

    boolean isErased() {
        return status == Status.ERASED;
    }
}
