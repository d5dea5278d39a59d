package org.libraryexchange.bench.http;

import org.HdrHistogram.Histogram;

/**
 * The result of one loop of requests.
 *
 * @param micros time of each request in microseconds
 */
record Round(Histogram micros, double seconds) {

    double perSecond() {
        return micros.getTotalCount() / seconds;
    }

    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    double longestMillis() {
        return micros.getMaxValue() / 1e3;
    }
}
