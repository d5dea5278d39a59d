package org.libraryexchange.exchange.proving;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.exchange.log.Conversation.Speaker;
import org.libraryexchange.exchange.log.LogHead;
import org.libraryexchange.proof.Desks;

/** Sends a city's messages in one of its logs. In a log of letters or pictures, they are not only about proofs. */
final class LogSpeaker implements Speaker {

    private final Prover prover;
    private final List<AppliedTeller> applied;
    private final LogHead head;
    private final Runnable endOfBackground;
    private Optional<Desks> desks;

    /**
     * @param applied tells in the log how far those of the partners are applied, one for each
     * @param desks to tell at the beginning; empty if there are none
     * @param endOfBackground ends the prover's work in the background
     */
    LogSpeaker(
            Prover prover, List<AppliedTeller> applied, Optional<Desks> desks, LogHead head, Runnable endOfBackground) {
        this.prover = prover;
        this.applied = applied;
        this.desks = desks;
        this.head = head;
        this.endOfBackground = endOfBackground;
    }

    @Override
    public boolean step() {
        return prover.step()
                || tellDesks()
                || applied.stream().anyMatch(teller -> teller.tell(message -> head.tell(List.of(message))));
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
        endOfBackground.run();
    }
}
