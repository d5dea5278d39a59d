package org.libraryexchange.letter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.InvalidItemException;

/**
 * A letter that its sender has recalled: its place in the thread, and nothing of what it said.
 *
 * @param sent when, in whole seconds
 * @param content without subject, text, items, links and the person's name
 */
public record RecalledLetter(LetterHead head, Instant sent, LetterContent content) implements Letter {

    public RecalledLetter {
        head.require(LetterStatus.RECALLED);
        sent = sent.truncatedTo(ChronoUnit.SECONDS);
        content = content.emptied();
    }

    /** What remains once the letter is erased. */
    public ErasedLetter erased(Instant now) {
        return new ErasedLetter(head.next(LetterStatus.ERASED, now));
    }

    @Override
    public RecalledLetter as(long otherVersion, Instant now) {
        return new RecalledLetter(head.as(otherVersion, now), sent, content);
    }

    @Override
    public byte[] document() throws InvalidItemException {
        return Binding.document(head.writeTo(content.toTree()).put("sent", sent.toString()));
    }
}
