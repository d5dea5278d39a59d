package org.libraryexchange.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * The numbers as they were read last. Whoever asks waits for nothing and reads nothing: a scrape is as quick while the
 * database is away, and finds then that nothing is known.
 */
final class FigureWatch {

    private static final Logger LOG = Logger.getLogger(FigureWatch.class);

    private final FigureSource source;
    private final Duration longestKept;
    private final LongSupplier nanoTime;
    private volatile Figures figures = Figures.UNKNOWN;
    private volatile long read;

    /**
     * @param longestKept after which numbers are too old to be told
     * @param nanoTime monotonic time
     */
    FigureWatch(FigureSource source, Duration longestKept, LongSupplier nanoTime) {
        this.source = source;
        this.longestKept = longestKept;
        this.nanoTime = nanoTime;
        this.read = nanoTime.getAsLong();
    }

    /** Reads them once; called from one thread. */
    void read() {
        try {
            figures = source.read();
            read = nanoTime.getAsLong();
        } catch (JdbiException e) {
            figures = Figures.UNKNOWN;
            LOG.debugf(e, "figures not read");
        }
    }

    /** The numbers; unknown where they cannot be read. */
    Figures figures() {
        return age().compareTo(longestKept) < 0 ? figures : Figures.UNKNOWN;
    }

    /** Time since they were read, or since the start. */
    Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - read);
    }
}
