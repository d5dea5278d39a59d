package org.libraryexchange.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.libraryexchange.item.Status;

/**
 * An item as it is served.
 *
 * @param bytes the document in canonical JSON as it goes out: the very bytes that the digest was taken from
 * @param sha256 of the document
 */
public record StoredItem(UUID id, String owner, Status status, byte[] bytes, byte[] sha256, Instant updated) {

    public StoredItem(UUID id, String owner, Status status, String document, byte[] sha256, Instant updated) {
        this(id, owner, status, document.getBytes(StandardCharsets.UTF_8), sha256, updated);
    }

    public String document() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The strong entity tag: the document's SHA-256 in hexadecimal, so that clients can check what they hold. */
    public String entityTag() {
        return HexFormat.of().formatHex(sha256);
    }
}
