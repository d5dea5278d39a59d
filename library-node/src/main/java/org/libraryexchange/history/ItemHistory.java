package org.libraryexchange.history;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The versions of an item, newest first.
 *
 * @param ownersVersions where the owner tells of all of them; null for an own item
 * @param next address of older ones; null where there are none
 */
record ItemHistory(UUID id, String owner, List<Version> versions, URI ownersVersions, String next) {

    /**
     * One version.
     *
     * @param madeBy name in the token of whoever made it; null where nobody noted it, and for readers who may not know
     * @param action what was done; null for a partner's item
     * @param changed JSON Pointers to the members that differ from the version before
     * @param address of the document; null where that is gone
     */
    record Version(
            long version,
            Instant made,
            String madeBy,
            String action,
            String status,
            List<String> changed,
            String address) {}
}
