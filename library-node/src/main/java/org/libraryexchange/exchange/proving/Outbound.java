package org.libraryexchange.exchange.proving;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.proof.Listing;

/** Hands parts of a listing from the thread that reads the catalogue to the thread that writes the log. */
final class Outbound implements AutoCloseable {

    private static final int MOST_WAITING = 4;

    private final BlockingQueue<Listing> parts = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean closed;

    /**
     * Waits while too many parts are in the queue.
     *
     * @throws FencedException if no thread takes them any more
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
