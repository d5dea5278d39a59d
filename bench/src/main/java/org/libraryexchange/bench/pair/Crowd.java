package org.libraryexchange.bench.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/** Several clients. Each does one thing after another. */
public final class Crowd {

    private Crowd() {}

    /**
     * Makes this many threads do something again and again until the time is over.
     *
     * @param micros receives the time of each run
     */
    public static void repeat(int threads, int seconds, Histogram micros, Runnable once) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        run(threads, () -> {
            for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                once.run();
                micros.recordValue((System.nanoTime() - begun) / 1_000);
            }
        });
    }

    /** Makes this many threads do something once for each number from 0. */
    public static void each(int threads, long numbers, LongConsumer work) {
        AtomicLong next = new AtomicLong();
        run(threads, () -> {
            for (long number = next.getAndIncrement(); number < numbers; number = next.getAndIncrement()) {
                work.accept(number);
            }
        });
    }

    /** Returns when {@link System#nanoTime()} is at least this. */
    public static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Runs the same work on this many threads. Returns when all have ended, and fails if one has failed. */
    public static void run(int threads, Runnable work) {
        ExecutorService crowd = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(crowd.submit(work));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause(), e);
        } finally {
            crowd.shutdownNow();
        }
    }
}
