package org.libraryexchange.base.worker;

import java.time.Duration;

/**
 * A task that every process repeats. If it fails, the next repetition is soon enough. {@link Housekeeping} finds every
 * bean of this type.
 *
 * @param name used only in the log
 * @param first time from the start of the node to the first run
 * @param pause from the end of one run to the start of the next
 * @param close releases what the task holds, when the node stops
 */
public record PeriodicTask(String name, Duration first, Duration pause, Runnable work, Runnable close) {

    /** A task that holds nothing and runs for the first time after one pause. */
    public PeriodicTask(String name, Duration pause, Runnable work) {
        this(name, pause, pause, work, () -> {});
    }
}
