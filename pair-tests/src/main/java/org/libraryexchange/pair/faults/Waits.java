package org.libraryexchange.pair.faults;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.libraryexchange.pair.WriteLoad;

/**
 * How long the clients of a load wait for answers, at the 99th percentile.
 *
 * @param quietMillis before the fault
 * @param faultMillis while it lasted
 */
record Waits(double quietMillis, double faultMillis) {

    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(10);

    /** Measures a while without the fault, then a while with it. */
    static Waits around(WriteLoad load, Runnable fault) {
        FaultPause.of(SETTLING);
        load.waitsSinceAsked();
        FaultPause.of(QUIET);
        double quiet = millis(load.waitsSinceAsked());
        fault.run();
        return new Waits(quiet, millis(load.waitsSinceAsked()));
    }

    private static double millis(Histogram micros) {
        return micros.getValueAtPercentile(99) / 1e3;
    }

    double times() {
        return faultMillis / quietMillis;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f ms before, %.1f ms during the fault: %.1f times", quietMillis, faultMillis, times());
    }
}
