package org.libraryexchange.history;

import java.time.Instant;
import java.util.Optional;
import org.libraryexchange.item.Status;

/**
 * A version as it is stored.
 *
 * @param madeBy empty if it was not recorded
 * @param before the document that this version replaced; empty for the first version, and once the item is erased
 * @param document of this version; empty once the item is erased
 */
record VersionRow(
        long version,
        Instant made,
        Optional<String> madeBy,
        String action,
        Status status,
        Optional<String> before,
        Optional<String> document) {

    boolean isDraft() {
        return status == Status.DRAFT;
    }
}
