package org.libraryexchange.problem;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Places for requests that take long; whoever finds none is sent away. */
public final class Seats {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final int count;
    private final Semaphore free;
    private final String refusal;

    /**
     * @param refusal what whoever finds none is told
     */
    public Seats(int count, String refusal) {
        this.count = count;
        this.free = new Semaphore(count);
        this.refusal = refusal;
    }

    /**
     * Takes one.
     *
     * @throws ProblemException if all are taken
     */
    public Seat take() {
        if (!free.tryAcquire()) {
            throw ProblemException.retryLater(ProblemType.BUSY, refusal, RETRY_AFTER);
        }
        return new Seat();
    }

    /** How many are taken now. */
    public int taken() {
        return count - free.availablePermits();
    }

    /** A place that is taken until it is closed, which may be told more than once. */
    public final class Seat implements AutoCloseable {

        private final AtomicBoolean left = new AtomicBoolean();

        private Seat() {}

        @Override
        public void close() {
            if (!left.getAndSet(true)) {
                free.release();
            }
        }
    }
}
