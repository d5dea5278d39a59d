package org.libraryexchange.proving;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.worker.FencedException;

/** Parts of a listing on their way from the thread that reads the catalogue to the one that writes the log. */
final class Outbound implements AutoCloseable {

    private static final int MOST_WAITING = 4;

    private final BlockingQueue<Listing> parts = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean closed;

    /**
     * Waits while too many are on their way.
     *
     * @throws FencedException if nobody takes them any more
     */
    void put(Listing part) {
        try {
            boolean taken = false;
            while (!taken) {
                if (closed) {
                    throw new FencedException("the listing is not sent any more");
                }
                taken = parts.offer(part, 100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FencedException("stopped while listing");
        }
    }

    Optional<Listing> next() {
        return Optional.ofNullable(parts.poll());
    }

    @Override
    public void close() {
        closed = true;
    }
}
