package org.libraryexchange.history;

import java.time.Instant;
import java.util.UUID;

/**
 * An item as it is held here.
 *
 * @param own whether it is this city's, whose versions are kept
 */
record HeldItem(UUID id, String owner, boolean own, String status, long version, Instant updated, String document) {

    boolean isDraft() {
        return status.equals("draft");
    }

    boolean isErased() {
        return status.equals("erased");
    }
}
