package org.libraryexchange.exchange.proving;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.libraryexchange.record.MessageRecord;

/**
 * Tells a partner how far a log of its is applied here: whenever the place is another one, but never twice within two
 * seconds.
 */
public final class AppliedTeller {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final LongSupplier place;
    private final LongFunction<MessageRecord> message;
    private final LongSupplier nanoTime;
    private long told;
    private long toldAt;

    /**
     * @param place last sequence that is applied; 0 before the first
     * @param message that tells a place
     * @param nanoTime monotonic time
     */
    AppliedTeller(LongSupplier place, LongFunction<MessageRecord> message, LongSupplier nanoTime) {
        this.place = place;
        this.message = message;
        this.nanoTime = nanoTime;
        this.toldAt = nanoTime.getAsLong() - PAUSE.toNanos();
    }

    /**
     * Appends a message to the log if one is due.
     *
     * @return whether it did
     */
    public boolean tell(Consumer<MessageRecord> log) {
        if (nanoTime.getAsLong() - toldAt < PAUSE.toNanos()) {
            return false;
        }
        long here = place.getAsLong();
        if (here == told) {
            return false;
        }
        log.accept(message.apply(here));
        told = here;
        toldAt = nanoTime.getAsLong();
        return true;
    }
}
