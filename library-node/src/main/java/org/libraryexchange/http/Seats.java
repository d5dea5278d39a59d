package org.libraryexchange.http;

import io.smallrye.mutiny.Multi;
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

    /**
     * A stream whose listener has a place for as long as it listens. Whoever has left before its first byte never does, and so
     * must not have taken one.
     *
     * @throws ProblemException if there is none now; for whom there is none later, the stream ends at once
     */
    public <T> Multi<T> whileListening(String client, Multi<T> stream) {
        take(client).close();
        return Multi.createFrom()
                .deferred(() -> tryToTake(client)
                        .map(seat -> stream.onTermination().invoke(seat::close))
                        .orElseGet(() -> Multi.createFrom().empty()));
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
