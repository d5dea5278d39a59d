package org.libraryexchange.base.http;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A limited number of places for long work. One client cannot take all of them, and a client that finds none free is
 * refused.
 */
public final class Seats {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Shares places;
    private final String refusal;

    /**
     * @param count of all places
     * @param countOfOne the most that one client may take
     * @param refusal the message for a client that finds no place
     */
    public Seats(int count, int countOfOne, String refusal) {
        this(new Shares(count, countOfOne), refusal);
    }

    private Seats(Shares places, String refusal) {
        this.places = places;
        this.refusal = refusal;
    }

    /** The same places, of which only clients with a name may take the last part, so that nobody else locks them out. */
    public Seats keeping(double part) {
        return new Seats(places.keeping(part), refusal);
    }

    /**
     * Takes a place.
     *
     * @throws ProblemException if all are taken, or as many as the client may take
     */
    public Seat take(Client client) {
        return tryToTake(client).orElseThrow(() -> ProblemException.retryLater(ProblemType.BUSY, refusal, RETRY_AFTER));
    }

    /**
     * A stream that takes a place while somebody listens to it. A client that leaves before the first byte never
     * listens, so the place must not be taken earlier.
     *
     * @throws ProblemException if no place is free now; if none is free when the listening begins, the stream ends at
     *     once
     */
    public <T> Multi<T> whileListening(Client client, Multi<T> stream) {
        take(client).close();
        return Multi.createFrom()
                .deferred(() -> tryToTake(client)
                        .map(seat -> stream.onTermination().invoke(seat::close))
                        .orElseGet(() -> Multi.createFrom().empty()));
    }

    /** Takes a place; empty if all are taken, or as many as the client may take. */
    public Optional<Seat> tryToTake(Client client) {
        return places.take(client, 1) ? Optional.of(new Seat(() -> places.giveBack(client, 1))) : Optional.empty();
    }

    /** Takes a place for a client without a limit of its own; empty if all are taken. */
    public Optional<Seat> tryToTake() {
        return places.take(1) ? Optional.of(new Seat(() -> places.giveBack(1))) : Optional.empty();
    }

    /** The number of places taken now. */
    public int taken() {
        return (int) places.taken();
    }

    /** A place, which is free again when closed. Closing it again has no effect. */
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
