package org.libraryexchange.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.libraryexchange.item.Status;

/**
 * An item as the API serves it.
 *
 * @param bytes the document in canonical JSON: exactly the bytes of which {@code sha256} is the digest
 * @param sha256 of the document
 */
public record StoredItem(UUID id, String owner, Status status, byte[] bytes, byte[] sha256, Instant updated) {

    public StoredItem(UUID id, String owner, Status status, String document, byte[] sha256, Instant updated) {
        this(id, owner, status, document.getBytes(StandardCharsets.UTF_8), sha256, updated);
    }

    public String document() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The strong entity tag: the document's SHA-256 in hexadecimal, by which clients can check their copy. */
    public String entityTag() {
        return HexFormat.of().formatHex(sha256);
    }
}
