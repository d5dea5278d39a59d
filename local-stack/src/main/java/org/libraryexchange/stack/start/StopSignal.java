package org.libraryexchange.stack.start;

import java.util.concurrent.TimeUnit;
import org.libraryexchange.stack.StackException;

/**
 * Turns Ctrl-C and {@code kill} into an interrupt of the thread that owns everything, so that only this thread starts
 * and stops processes. The JVM ends when that thread has cleaned up.
 */
final class StopSignal {

    private static final long CLEAN_UP_SECONDS = 90;

    private final Thread owner;
    private volatile boolean received;
    private volatile boolean finished;

    private StopSignal(Thread owner) {
        this.owner = owner;
    }

    static StopSignal interrupting(Thread owner) {
        StopSignal signal = new StopSignal(owner);
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stopOwner, "stop"));
        return signal;
    }

    private void stopOwner() {
        received = true;
        if (!finished) {
            owner.interrupt();
            try {
                TimeUnit.SECONDS.timedJoin(owner, CLEAN_UP_SECONDS);
            } catch (InterruptedException e) {
                throw new StackException("interrupted while stopping", e);
            }
        }
    }

    boolean received() {
        return received;
    }

    /** Ends the JVM with this code, unless a signal is already ending it. */
    void exit(int code) {
        finished = true;
        if (!received) {
            System.exit(code);
        }
    }
}
