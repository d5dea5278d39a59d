package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CachedValueTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T08:00:00Z"));
    private final AtomicInteger reads = new AtomicInteger();

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    };

    @Test
    void valueIsReadAgainOnceItIsOld() {
        // Given
        CachedValue<Integer> value = new CachedValue<>(Duration.ofMinutes(1), clock, reads::incrementAndGet);

        // When
        int first = value.get();
        pass(Duration.ofSeconds(59));
        int young = value.get();
        pass(Duration.ofSeconds(1));
        int old = value.get();

        // Then
        assertThat(first).isEqualTo(1);
        assertThat(young).isEqualTo(1);
        assertThat(old).isEqualTo(2);
    }

    @Test
    void othersGetTheOldValueWhileOneReads() throws Exception {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CachedValue<Integer> value = new CachedValue<>(Duration.ofMinutes(1), clock, () -> {
            if (reads.incrementAndGet() == 2) {
                begun.countDown();
                awaitQuietly(end);
            }
            return reads.get();
        });
        value.get();
        pass(Duration.ofMinutes(2));
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(value::get);
        begun.await();

        // When
        int meanwhile = value.get();
        end.countDown();

        // Then
        assertThat(meanwhile).isEqualTo(1);
        assertThat(reader.get()).isEqualTo(2);
        assertThat(reads.get()).isEqualTo(2);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
