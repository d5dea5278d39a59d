package org.libraryexchange.bench.http;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.libraryexchange.bench.pair.Crowd;

/**
 * Clients that each send the next request as soon as they have their answer. This shows how many requests are possible.
 */
record ClosedLoop(int connections, int seconds) {

    Round of(Runnable request) {
        Histogram micros = new ConcurrentHistogram(3);
        long start = System.nanoTime();
        Crowd.repeat(connections, seconds, micros, request);
        return new Round(micros, (System.nanoTime() - start) / 1e9);
    }
}
