package org.libraryexchange.history;

import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.item.Status;

/**
 * An item as it is held here.
 *
 * @param own whether it is this city's, whose versions are kept
 */
record HeldItem(UUID id, String owner, boolean own, Status status, long version, Instant updated, String document) {

    boolean isDraft() {
        return status == Status.DRAFT;
    }

    boolean isErased() {
        return status == Status.ERASED;
    }
}
