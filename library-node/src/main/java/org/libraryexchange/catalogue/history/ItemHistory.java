package org.libraryexchange.catalogue.history;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.item.Status;

/**
 * The versions of an item, newest first.
 *
 * @param ownersVersions where the owner lists all versions; empty for an own item
 * @param next address of older versions; empty if there are none
 */
public record ItemHistory(
        UUID id, String owner, List<Version> versions, Optional<URI> ownersVersions, Optional<String> next) {

    /**
     * One version.
     *
     * @param madeBy name in the token of whoever made it; empty if it was not recorded, or if the reader may not know
     *     it
     * @param action what was done; empty for a partner's item
     * @param changed JSON Pointers to the members that differ from the previous version
     * @param address of the document; empty if the document no longer exists
     */
    public record Version(
            long version,
            Instant made,
            Optional<String> madeBy,
            Optional<String> action,
            Status status,
            List<String> changed,
            Optional<String> address) {}
}
