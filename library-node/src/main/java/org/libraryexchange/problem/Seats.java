package org.libraryexchange.problem;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Places for what takes long, of which no client has all; whoever finds none is sent away. */
public final class Seats {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Shares places;
    private final String refusal;

    /**
     * @param count in all
     * @param countOfOne most that one client may take
     * @param refusal what whoever finds none is told
     */
    public Seats(int count, int countOfOne, String refusal) {
        this.places = new Shares(count, countOfOne);
        this.refusal = refusal;
    }

    /**
     * Takes one.
     *
     * @throws ProblemException if all are taken, or as many as the client may take
     */
    public Seat take(String client) {
        return tryToTake(client).orElseThrow(() -> ProblemException.retryLater(ProblemType.BUSY, refusal, RETRY_AFTER));
    }

    /** Takes one; empty if all are taken, or as many as the client may take. */
    public Optional<Seat> tryToTake(String client) {
        return places.take(client, 1) ? Optional.of(new Seat(() -> places.giveBack(client, 1))) : Optional.empty();
    }

    /** Takes one for somebody who may have all; empty if all are taken. */
    public Optional<Seat> tryToTake() {
        return places.take(1) ? Optional.of(new Seat(() -> places.giveBack(1))) : Optional.empty();
    }

    /** How many are taken now. */
    public int taken() {
        return (int) places.taken();
    }

    /** A place that is taken until it is closed, which may be told more than once. */
    public static final class Seat implements AutoCloseable {

        private final Runnable whenLeft;
        private final AtomicBoolean left = new AtomicBoolean();

        private Seat(Runnable whenLeft) {
            this.whenLeft = whenLeft;
        }

        @Override
        public void close() {
            if (!left.getAndSet(true)) {
                whenLeft.run();
            }
        }
    }
}
