package org.libraryexchange.letter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.InvalidItemException;

/**
 * A letter that says what its sender wrote.
 *
 * @param sent when, in whole seconds
 */
public record SentLetter(LetterHead head, Instant sent, LetterContent content) implements Letter {

    public SentLetter {
        head.require(LetterStatus.SENT);
        sent = sent.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The letter after its sender has recalled it. */
    public RecalledLetter recalled(Instant now) {
        return new RecalledLetter(head.next(LetterStatus.RECALLED, now), sent, content);
    }

    /** What remains once the letter is erased. */
    public ErasedLetter erased(Instant now) {
        return new ErasedLetter(head.next(LetterStatus.ERASED, now));
    }

    @Override
    public SentLetter as(long otherVersion, Instant now) {
        return new SentLetter(head.as(otherVersion, now), sent, content);
    }

    @Override
    public byte[] document() throws InvalidItemException {
        return Binding.document(head.writeTo(content.toTree()).put("sent", sent.toString()));
    }
}
