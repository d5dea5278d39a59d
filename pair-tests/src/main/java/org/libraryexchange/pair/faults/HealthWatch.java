package org.libraryexchange.pair.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.Health;
import org.libraryexchange.stack.StackException;

/** Checks both nodes all the time, as their operators' monitoring would. */
final class HealthWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Map<CityUnderTest, Health> now = new ConcurrentHashMap<>();
    private final List<Thread> watchers;
    private volatile long begun;
    private volatile long firstRed;
    private volatile long mostBytes;
    private volatile boolean over;

    HealthWatch(List<CityUnderTest> cities) {
        watchers = cities.stream()
                .map(city -> new Thread(() -> watch(city), "watch " + city))
                .toList();
        watchers.forEach(Thread::start);
    }

    private void watch(CityUnderTest city) {
        while (!over) {
            Health health = Health.of(city);
            now.put(city, health);
            if (health == Health.RED) {
                noteRed();
            }
            noteMemory(city);
            FaultPause.of(PAUSE);
        }
    }

    private synchronized void noteRed() {
        if (begun != 0 && firstRed == 0) {
            firstRed = System.nanoTime();
        }
    }

    private synchronized void noteMemory(CityUnderTest city) {
        try {
            mostBytes = Math.max(mostBytes, city.node().residentBytes());
        } catch (StackException e) {
            // The process is gone, as some faults intend. The next process is checked again.
            return;
        }
    }

    /** From now on, waits for the first report that a node is stuck. */
    synchronized void begin() {
        begun = System.nanoTime();
        firstRed = 0;
    }

    /** Seconds from the beginning until a node reported that it is stuck; empty if none did. */
    synchronized OptionalDouble secondsUntilRed() {
        return firstRed == 0 ? OptionalDouble.empty() : OptionalDouble.of((firstRed - begun) / 1e9);
    }

    boolean allGreen() {
        return now.values().stream().allMatch(health -> health == Health.GREEN);
    }

    /** The most memory that a node's process used. */
    long mostMegabytes() {
        return mostBytes >> 20;
    }

    @Override
    public void close() {
        over = true;
        watchers.forEach(FaultPause::untilEnded);
    }
}
