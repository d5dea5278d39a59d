package org.libraryexchange.letters;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.letter.HandlingState;

/** Sends letters of people, who need not say that they have answered what they reply to. */
@Singleton
public record Replies(Letters letters, Handlings handlings, Correspondence correspondence) {

    private static final Set<String> OPEN = Set.of("unread", "read", "in-hand");

    /** Sends a draft. The letter that it replies to is then answered; one that proposes something is read. */
    public void send(UUID id, Precondition expected) throws InvalidItemException {
        PostRow sent = letters.send(id, expected);
        var answered = correspondence
                .letter(sent.id())
                .flatMap(LetterRecord::inReplyTo)
                .flatMap(correspondence::letter)
                .filter(it -> !it.isOwn() && it.isSent() && OPEN.contains(it.state()));
        if (answered.isPresent()) {
            answer(answered.get());
        }
    }

    /** The reply has gone in any case. If a colleague has just decided otherwise, that stands. */
    private void answer(LetterRecord letter) throws InvalidItemException {
        if (letter.isOffer() && !letter.state().equals("unread")) {
            return;
        }
        HandlingState state = letter.isOffer() ? HandlingState.READ : HandlingState.ANSWERED;
        handlings.handleIfUntouched(letter, state);
    }
}
