package org.libraryexchange.watch.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * Keeps the numbers of the last reading. A scrape neither waits nor reads anything, so it is just as quick while the
 * database is away; it then gets unknown values.
 */
final class FigureWatch {

    private static final Logger LOG = Logger.getLogger(FigureWatch.class);

    /** Where the figures are read. */
    interface Source extends AutoCloseable {

        /**
         * Reads the current numbers.
         *
         * @throws JdbiException if the database does not answer in time
         */
        Figures read();

        @Override
        void close();
    }

    private final Source source;
    private final Duration longestKept;
    private final LongSupplier nanoTime;
    private volatile Figures figures = Figures.UNKNOWN;
    private volatile long read;

    /**
     * @param longestKept the age at which numbers are too old to report
     * @param nanoTime monotonic time
     */
    FigureWatch(Source source, Duration longestKept, LongSupplier nanoTime) {
        this.source = source;
        this.longestKept = longestKept;
        this.nanoTime = nanoTime;
        this.read = nanoTime.getAsLong();
    }

    /** Reads the numbers once. Only one thread may call this. */
    void read() {
        try {
            figures = source.read();
            read = nanoTime.getAsLong();
        } catch (JdbiException e) {
            figures = Figures.UNKNOWN;
            LOG.debugf(e, "figures not read");
        }
    }

    /** The numbers of the last reading; unknown if it failed or is too old. */
    Figures figures() {
        return age().compareTo(longestKept) < 0 ? figures : Figures.UNKNOWN;
    }

    /** Time since the last successful reading, or since the start. */
    Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - read);
    }

    /**
     * One number of a figure.
     *
     * @param name of the metric
     * @param partner empty if the figure is about the city itself
     * @param term value of the figure's label; empty if it has none
     */
    record Series(String name, String partner, String term) {}

    /** The numbers of one reading. */
    record Figures(Map<Series, Double> values) {

        /** No number is known. */
        static final Figures UNKNOWN = new Figures(Map.of());

        Figures {
            values = Map.copyOf(values);
        }

        /** The number; NaN if it is unknown. */
        double value(Series series) {
            boolean counted = !values.isEmpty() && !series.term().isEmpty();
            return values.getOrDefault(series, counted ? 0 : Double.NaN);
        }
    }
}
