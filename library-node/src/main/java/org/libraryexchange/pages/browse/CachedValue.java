package org.libraryexchange.pages.browse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A value that is read again when it is too old. One reader waits for the reading; the others get the old value
 * meanwhile. So a crowd costs the database no more than one reader.
 */
final class CachedValue<T> {

    private record Reading<T>(T value, Instant read) {}

    private final Duration longest;
    private final Clock clock;
    private final Supplier<T> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Reading<T> held;

    CachedValue(Duration longest, Clock clock, Supplier<T> source) {
        this.longest = longest;
        this.clock = clock;
        this.source = source;
    }

    T get() {
        Reading<T> known = held;
        if (known != null && (isYoung(known) || !reading.tryLock())) {
            return known.value();
        }
        if (known == null) {
            reading.lock();
        }
        try {
            return held != null && isYoung(held) ? held.value() : read();
        } finally {
            reading.unlock();
        }
    }

    private boolean isYoung(Reading<T> value) {
        return Duration.between(value.read(), clock.instant()).compareTo(longest) < 0;
    }

    private T read() {
        Reading<T> fresh = new Reading<>(source.get(), clock.instant());
        held = fresh;
        return fresh.value();
    }
}
