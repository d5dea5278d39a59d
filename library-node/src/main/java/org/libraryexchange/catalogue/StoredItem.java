package org.libraryexchange.catalogue;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An item as it is served.
 *
 * @param document canonical JSON
 * @param sha256 of the document in UTF-8
 */
record StoredItem(UUID id, String owner, String status, String document, byte[] sha256, Instant updated) {

    /** The strong entity tag: the document's SHA-256 in hexadecimal, so that clients can check what they hold. */
    String entityTag() {
        return HexFormat.of().formatHex(sha256);
    }
}
