package org.libraryexchange.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An item as it is served.
 *
 * @param document canonical JSON
 * @param sha256 of the document in UTF-8
 */
public record StoredItem(UUID id, String owner, String status, String document, byte[] sha256, Instant updated) {

    /** The document as it goes out: the very bytes that the digest was taken from. */
    public byte[] bytes() {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    /** The strong entity tag: the document's SHA-256 in hexadecimal, so that clients can check what they hold. */
    public String entityTag() {
        return HexFormat.of().formatHex(sha256);
    }
}
