package org.libraryexchange.bench.pair;

import java.util.Locale;

/** Prints figures as they come, one per line. */
final class MeasureReport {

    void machine() {
        line(
                "machine",
                "%d cores, %s, Java %s",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                System.getProperty("java.version"));
    }

    void line(String what, String format, Object... figures) {
        System.out.printf(Locale.ROOT, "%-34s %s%n", what, String.format(Locale.ROOT, format, figures));
    }
}
