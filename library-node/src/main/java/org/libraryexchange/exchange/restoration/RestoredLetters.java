package org.libraryexchange.exchange.restoration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.libraryexchange.exchange.restoration.RestoredDocuments.NewVersion;
import org.libraryexchange.exchange.restoration.Settlement.OwnItem;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.Letter;

/** Restored letters and handlings. */
public record RestoredLetters() implements RestoredDocuments {

    @Override
    public NewVersion as(long version, UUID id, OwnItem own, Instant now) {
        Instant updated = now.truncatedTo(ChronoUnit.SECONDS);
        try {
            byte[] document = as(version, own, updated);
            return new NewVersion(id, version, document, Sha256.of(document), updated);
        } catch (InvalidItemException e) {
            throw new IllegalStateException("the letter is too large for a longer version number: " + id, e);
        }
    }

    private static byte[] as(long version, OwnItem own, Instant now) throws InvalidItemException {
        byte[] document = own.document().getBytes(StandardCharsets.UTF_8);
        if (own.kind().equals(Handling.KIND)) {
            return Handling.ofStored(document).as(version, now).document();
        }
        return own.isDraft()
                ? draft(version, document, now)
                : Letter.ofStored(document).as(version, now).document();
    }

    /** A draft is no letter yet: it has no place in a thread, and may lack what a letter must have. */
    private static byte[] draft(long version, byte[] document, Instant now) throws InvalidItemException {
        return Binding.document(
                Binding.ofStored(document, tree -> tree.put("version", version).put("updated", now.toString())));
    }
}
