package org.libraryexchange.history;

import java.time.Instant;

/**
 * A version as it is stored.
 *
 * @param madeBy null where nobody noted it
 * @param before the document that it took the place of; null for the first, and once the item is erased
 * @param document of this version; null once the item is erased
 */
record VersionRow(
        long version, Instant made, String madeBy, String action, String status, String before, String document) {

    boolean isDraft() {
        return status.equals("draft");
    }
}
