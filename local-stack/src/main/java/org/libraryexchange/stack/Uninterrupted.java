package org.libraryexchange.stack;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waiting that an interrupt does not cut short. The end of a process must not be left half done, least of all on
 * Ctrl-C.
 */
final class Uninterrupted {

    private Uninterrupted() {}

    /** Whether the process ends within the time. */
    static boolean endsWithin(Process process, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
