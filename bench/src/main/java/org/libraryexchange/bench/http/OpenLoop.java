package org.libraryexchange.bench.http;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.libraryexchange.bench.pair.Crowd;

/**
 * Requests at fixed times, whatever happens to earlier ones, as from many independent readers. The time of each request
 * counts from when it was due. A request that is sent late, because too many others wait for their answers, has waited
 * too, and none is left out.
 *
 * @param mostAtATime most requests that may wait for their answers
 */
record OpenLoop(double perSecond, int seconds, int mostAtATime) {

    /** Time until all threads are running. */
    private static final long HEAD_START_NANOS = 200_000_000;

    Round of(Runnable request) {
        long requests = Math.max(1, Math.round(perSecond * seconds));
        Histogram micros = new ConcurrentHistogram(3);
        long start = System.nanoTime() + HEAD_START_NANOS;
        Crowd.each(mostAtATime, requests, number -> {
            long due = start + (long) (number * 1e9 / perSecond);
            Crowd.waitUntil(due);
            request.run();
            micros.recordValue((System.nanoTime() - due) / 1_000);
        });
        return new Round(micros, (System.nanoTime() - start) / 1e9);
    }
}
