package org.libraryexchange.proving;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.log.Conversation.Speaker;
import org.libraryexchange.log.LogHead;
import org.libraryexchange.proof.Desks;

/** Sends a city's messages in the log of its letters to one partner. */
final class LetterSpeaker implements Speaker {

    private final Prover prover;
    private final AppliedTeller applied;
    private final LogHead head;
    private Optional<Desks> desks;

    /** @param desks to tell at the beginning; empty if there are none */
    LetterSpeaker(Prover prover, AppliedTeller applied, Optional<Desks> desks, LogHead head) {
        this.prover = prover;
        this.applied = applied;
        this.desks = desks;
        this.head = head;
    }

    @Override
    public boolean step() {
        return prover.step() || tellDesks() || applied.tell(message -> head.tell(List.of(message)));
    }

    private boolean tellDesks() {
        boolean told = desks.isPresent();
        desks.ifPresent(head::say);
        desks = Optional.empty();
        return told;
    }

    @Override
    public void close() {
        prover.close();
    }
}
