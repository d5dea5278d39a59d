package org.libraryexchange.base.worker;

import java.time.Duration;

/**
 * A worker of this process, with everything that is needed to start, stop and watch it.
 *
 * @param kind such as {@code publisher}, the same in every city
 * @param partner whose log it works on; empty if it is the city's own work
 * @param rest how long it may show no activity although nothing is wrong
 */
public record ManagedWorker(String kind, String partner, WorkerThread thread, Duration rest) {

    /** Longer than any single wait of a worker with something to do, including the database's socket timeout. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    /** A worker that shows activity every few seconds, even without anything to do. */
    public ManagedWorker(String kind, String partner, WorkerThread thread) {
        this(kind, partner, thread, Duration.ZERO);
    }

    /** Whether the worker has shown activity lately. Failing and trying again counts. */
    public boolean isAlive() {
        return isAlive(thread.silence(), rest);
    }

    static boolean isAlive(Duration silence, Duration rest) {
        return silence.compareTo(rest.plus(LONGEST_SILENCE)) < 0;
    }
}
