package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Marker;

@Timeout(30)
class OutboundTest {

    private static final Marker MARKER = Marker.ofDigest(UUID.randomUUID(), 1, 10);
    private static final int MANY = 50;

    private final Outbound outbound = new Outbound();

    @Test
    void partsComeInOrderAndNoMoreThanAFewWait() {
        // Given
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < MANY; i++) {
                outbound.put(part(i));
            }
        });
        Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> !reading.isDone());

        for (int i = 0; i < MANY; i++) {
            // When
            Listing next = Awaitility.await()
                    .pollInterval(Duration.ofMillis(1))
                    .until(outbound::next, part -> part.isPresent())
                    .orElseThrow();

            // Then
            assertThat(next.part()).isEqualTo(i);
        }
        reading.join();
        assertThat(outbound.next()).isEmpty();
    }

    @Test
    void readerIsNotKeptWaitingWhenNobodyTakesAnyMore() {
        // Given
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < MANY; i++) {
                outbound.put(part(i));
            }
        });

        // When
        outbound.close();

        // Then
        assertThatThrownBy(reading::join).hasCauseInstanceOf(FencedException.class);
    }

    @Test
    void interruptionIsKept() {
        // Given
        Thread.currentThread().interrupt();

        // When
        assertThatThrownBy(() -> outbound.put(part(0))).isInstanceOf(FencedException.class);

        // Then
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Listing part(int number) {
        return Listing.of(MARKER, number, false, List.of());
    }
}
