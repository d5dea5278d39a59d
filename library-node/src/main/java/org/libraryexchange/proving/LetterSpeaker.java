package org.libraryexchange.proving;

import java.util.List;
import org.libraryexchange.log.Conversation.Speaker;
import org.libraryexchange.log.LogHead;
import org.libraryexchange.worker.BackgroundWork;

/** Sends a city's messages in the log of its letters to one partner. */
final class LetterSpeaker implements Speaker {

    private final Prover prover;
    private final AppliedTeller applied;
    private final LogHead head;
    private final BackgroundWork background;

    LetterSpeaker(Prover prover, AppliedTeller applied, LogHead head, BackgroundWork background) {
        this.prover = prover;
        this.applied = applied;
        this.head = head;
        this.background = background;
    }

    @Override
    public boolean step() {
        return prover.step() || applied.tell(message -> head.tell(List.of(message)));
    }

    @Override
    public void close() {
        prover.close();
        background.close();
    }
}
