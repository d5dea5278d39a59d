package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.libraryexchange.json.CanonicalJson;

/** What remains of a letter that its sender's city erased: its place in the thread, so that the order stays. */
public record ErasedLetter(LetterHead head) implements Letter {

    public ErasedLetter {
        head.require(LetterStatus.ERASED);
    }

    @Override
    public ErasedLetter as(long otherVersion, Instant now) {
        return new ErasedLetter(head.as(otherVersion, now));
    }

    @Override
    public byte[] document() {
        return CanonicalJson.bytes(head.writeTo(JsonNodeFactory.instance.objectNode()));
    }
}
