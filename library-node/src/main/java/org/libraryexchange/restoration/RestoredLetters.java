package org.libraryexchange.restoration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.restoration.Settlement.Own;

/** Restored letters and handlings. */
public record RestoredLetters() implements RestoredDocuments {

    @Override
    public Rebuilt as(long version, UUID id, Own own, Instant now) {
        try {
            byte[] document = as(version, own, now);
            return new Rebuilt(id, version, document, Sha256.of(document), now);
        } catch (InvalidItemException e) {
            throw new IllegalStateException("the letter is too large for a longer version number: " + id, e);
        }
    }

    private static byte[] as(long version, Own own, Instant now) throws InvalidItemException {
        byte[] document = own.document().getBytes(StandardCharsets.UTF_8);
        return own.kind().equals(Handling.KIND)
                ? Handling.ofStored(document).as(version, now).document()
                : Letter.ofStored(document).as(version, now).document();
    }
}
