package org.libraryexchange.proving;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.libraryexchange.log.Conversation.Speaker;
import org.libraryexchange.log.LogHead;

/** Sends a city's messages in the log of its letters to one partner. */
final class LetterSpeaker implements Speaker {

    /** The least time between two messages about what is applied. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Speaker prover;
    private final LetterPlaces places;
    private final LogHead head;
    private final LongSupplier nanos;
    private OptionalLong told = OptionalLong.empty();
    private long toldAt;

    /** @param nanos a clock that never goes back, such as {@link System#nanoTime} */
    LetterSpeaker(Speaker prover, LetterPlaces places, LogHead head, LongSupplier nanos) {
        this.prover = prover;
        this.places = places;
        this.head = head;
        this.nanos = nanos;
        this.toldAt = nanos.getAsLong() - PAUSE.toNanos();
    }

    @Override
    public boolean step() {
        return prover.step() || tellApplied();
    }

    private boolean tellApplied() {
        if (nanos.getAsLong() - toldAt < PAUSE.toNanos()) {
            return false;
        }
        OptionalLong here = places.here();
        if (here.isEmpty() || here.equals(told)) {
            return false;
        }
        head.tell(List.of(places.message(here.getAsLong())));
        told = here;
        toldAt = nanos.getAsLong();
        return true;
    }

    @Override
    public void close() {
        prover.close();
    }
}
