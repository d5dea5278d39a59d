package org.libraryexchange.exchange.restoration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.exchange.restoration.RestoredDocuments.NewVersion;
import org.libraryexchange.exchange.restoration.Settlement.OwnItem;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.PictureDocument;

/** Restored pictures. The bytes under an id never change, so nobody has to choose: the log's states win. */
public record RestoredPictures() implements RestoredDocuments {

    private static final int AT_ONCE = 8;

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public void deciding(Handle transaction) {
        transaction.execute("update restored_item set choice = 'adopt' where outcome is null and choice is null");
    }

    @Override
    public NewVersion as(long version, UUID id, OwnItem own, Instant now) {
        PictureDocument picture = PictureDocument.ofStored(own.document().getBytes(StandardCharsets.UTF_8))
                .as(version, now);
        byte[] document = picture.document();
        return new NewVersion(id, version, document, Sha256.of(document), picture.updated());
    }
}
