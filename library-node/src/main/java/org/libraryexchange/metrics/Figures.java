package org.libraryexchange.metrics;

import java.util.Map;

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
