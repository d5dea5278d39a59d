package org.libraryexchange.stack;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting that an interrupt does not cut short: ending a process must not be left half done, on Ctrl-C least of all. */
final class Uninterrupted {

    private Uninterrupted() {}

    /** Whether the process has ended before the patience did. */
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
