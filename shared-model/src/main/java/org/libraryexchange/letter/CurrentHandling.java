package org.libraryexchange.letter;

import java.time.Instant;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.InvalidItemException;

/** A handling that says what became of the letter. */
public record CurrentHandling(HandlingHead head, Handled handled) implements Handling {

    public CurrentHandling {
        head.require(HandlingStatus.CURRENT);
        if (!handled.letter().id().equals(head.letter())) {
            throw new IllegalArgumentException(
                    "letter must be that of the head: " + handled.letter().id());
        }
    }

    /**
     * The first handling of a letter.
     *
     * @param owner the letter's addressee, whose handling it is
     * @param to the letter's sender
     */
    public static CurrentHandling first(String owner, String to, Handled handled, Instant now) {
        return new CurrentHandling(
                HandlingHead.first(owner, to, handled.letter().id(), now), handled);
    }

    /**
     * The next version.
     *
     * @throws IllegalArgumentException if the new state may not follow the present one
     */
    public CurrentHandling next(Handled becoming, Instant now) {
        if (!handled.state().mayBecome(becoming.state())) {
            throw new IllegalArgumentException("state must be one that may follow "
                    + handled.state().term() + ": " + becoming.state().term());
        }
        return new CurrentHandling(head.next(HandlingStatus.CURRENT, now), becoming);
    }

    /** What remains once the handling is erased. */
    public ErasedHandling erased(Instant now) {
        return new ErasedHandling(head.next(HandlingStatus.ERASED, now));
    }

    @Override
    public CurrentHandling as(long otherVersion, Instant now) {
        return new CurrentHandling(head.as(otherVersion, now), handled);
    }

    @Override
    public byte[] document() throws InvalidItemException {
        return Binding.document(head.writeTo(handled.toTree()));
    }
}
