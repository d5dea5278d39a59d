package org.libraryexchange.metrics;

import java.util.Map;

/** The numbers as they were read together. */
record Figures(Map<Series, Double> values) {

    /** Nothing is known. */
    static final Figures UNKNOWN = new Figures(Map.of());

    Figures {
        values = Map.copyOf(values);
    }

    /** The number, or NaN where it is not known. */
    double value(Series series) {
        boolean counted = !values.isEmpty() && !series.term().isEmpty();
        return values.getOrDefault(series, counted ? 0 : Double.NaN);
    }
}
