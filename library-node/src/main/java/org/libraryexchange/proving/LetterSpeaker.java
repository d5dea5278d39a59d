package org.libraryexchange.proving;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.log.Conversation.Speaker;
import org.libraryexchange.log.LogHead;
import org.libraryexchange.proof.Desks;
import org.libraryexchange.worker.BackgroundWork;

/** Sends a city's messages in the log of its letters to one partner. */
final class LetterSpeaker implements Speaker {

    /** The least time between two messages about what is applied. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Prover prover;
    private final AppliedLetters applied;
    private final LogHead head;
    private Optional<Desks> desks;
    private final BackgroundWork background;
    private OptionalLong told = OptionalLong.empty();
    private long toldAt = System.nanoTime() - PAUSE.toNanos();

    /** @param desks to tell at the beginning; empty if there are none */
    LetterSpeaker(
            Prover prover, AppliedLetters applied, Optional<Desks> desks, LogHead head, BackgroundWork background) {
        this.prover = prover;
        this.applied = applied;
        this.desks = desks;
        this.head = head;
        this.background = background;
    }

    @Override
    public boolean step() {
        return prover.step() || tellDesks() || tellApplied();
    }

    private boolean tellDesks() {
        boolean told = desks.isPresent();
        desks.ifPresent(head::say);
        desks = Optional.empty();
        return told;
    }

    private boolean tellApplied() {
        if (System.nanoTime() - toldAt < PAUSE.toNanos()) {
            return false;
        }
        OptionalLong here = applied.here();
        if (here.equals(told)) {
            return false;
        }
        head.tell(List.of(applied.message(here.orElseThrow())));
        told = here;
        toldAt = System.nanoTime();
        return true;
    }

    @Override
    public void close() {
        prover.close();
        background.close();
    }
}
