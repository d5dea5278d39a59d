package org.libraryexchange.restoration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.item.ErasedItem;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.restoration.Settlement.Own;

/** Builds own items with the same content under new versions. */
record NextVersion(String city, Instant now) {

    /** An own document with a new version. */
    record Rebuilt(UUID id, long version, byte[] document, byte[] sha256, Instant updated) {}

    Rebuilt of(UUID id, Own own, long version) {
        if (own.status() == Status.ERASED) {
            ErasedItem erased = new ErasedItem(id, city, own.kind(), version, now);
            return rebuilt(id, version, erased.document(), erased.updated());
        }
        Item item =
                Item.ofStored(own.document().getBytes(StandardCharsets.UTF_8)).as(version, now);
        try {
            return rebuilt(id, version, item.document(), item.updated());
        } catch (InvalidItemException e) {
            throw new IllegalStateException("the item is too large for a longer version number: " + id, e);
        }
    }

    private static Rebuilt rebuilt(UUID id, long version, byte[] document, Instant updated) {
        return new Rebuilt(id, version, document, Sha256.of(document), updated);
    }
}
