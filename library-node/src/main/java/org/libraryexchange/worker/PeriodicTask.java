package org.libraryexchange.worker;

import java.time.Duration;

/**
 * Something that each process does again and again, and that may as well be done later where it fails. Every bean of this type
 * is found by {@link Housekeeping}.
 *
 * @param name in the log, and of nothing else
 * @param first how long after the start it is done for the first time
 * @param pause between the end of one time and the next
 * @param close gives back what it holds, when the node stops
 */
public record PeriodicTask(String name, Duration first, Duration pause, Runnable work, Runnable close) {

    /** One that holds nothing, and has time until after the first pause. */
    public PeriodicTask(String name, Duration pause, Runnable work) {
        this(name, pause, pause, work, () -> {});
    }
}
