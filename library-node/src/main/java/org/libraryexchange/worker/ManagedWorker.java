package org.libraryexchange.worker;

import java.time.Duration;

/**
 * A worker of this process, with what starting, stopping and watching it takes.
 *
 * @param kind such as {@code publisher}, the same in every city
 * @param partner whose log it works on; empty where it is the city's own work
 * @param wake ends its waiting for something to do
 * @param rest how long it may be silent although nothing is wrong
 */
public record ManagedWorker(String kind, String partner, WorkerThread thread, Runnable wake, Duration rest) {

    /** Longer than any single wait of a worker that has something to do, the database's socket timeout included. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    /** One that gives a sign every few seconds, be there something to do or not. */
    public ManagedWorker(String kind, String partner, WorkerThread thread, Runnable wake) {
        this(kind, partner, thread, wake, Duration.ZERO);
    }

    /** Whether it has given a sign of life lately; one that fails and tries again does. */
    public boolean isAlive() {
        return isAlive(thread.silence(), rest);
    }

    static boolean isAlive(Duration silence, Duration rest) {
        return silence.compareTo(rest.plus(LONGEST_SILENCE)) < 0;
    }
}
