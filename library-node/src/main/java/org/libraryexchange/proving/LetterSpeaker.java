package org.libraryexchange.proving;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.libraryexchange.log.Conversation.Speaker;
import org.libraryexchange.log.LogHead;
import org.libraryexchange.worker.BackgroundWork;

/** Sends a city's messages in the log of its letters to one partner. */
final class LetterSpeaker implements Speaker {

    /** The least time between two messages about what is applied. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Prover prover;
    private final AppliedLetters applied;
    private final LogHead head;
    private final BackgroundWork background;
    private OptionalLong told = OptionalLong.empty();
    private long toldAt = System.nanoTime() - PAUSE.toNanos();

    LetterSpeaker(Prover prover, AppliedLetters applied, LogHead head, BackgroundWork background) {
        this.prover = prover;
        this.applied = applied;
        this.head = head;
        this.background = background;
    }

    @Override
    public boolean step() {
        return prover.step() || tellApplied();
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
