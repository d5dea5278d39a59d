package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.base.worker.Lease;

class RightOfWayTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final TestArrivals arrivals = new TestArrivals();

    @Test
    void fewRecordsAreNotWaitedFor() {
        // Given
        arrivals.waiting(1_000, 0).arriving(1);

        // When
        rightOfWay(LONG).give();

        // Then
        assertThat(arrivals.looks()).isEqualTo(1);
    }

    @Test
    void manyRecordsThatWaitGoFirst() {
        // Given
        arrivals.waiting(1_900, 300);

        // When
        rightOfWay(LONG).give();

        // Then
        assertThat(arrivals.looks()).as("until a thousand are left").isEqualTo(3);
    }

    @Test
    void recordsThatArriveFastGoFirst() {
        // Given
        arrivals.arriving(10_000);
        RightOfWay arrival = rightOfWay(SHORT);
        arrival.give();
        LockSupport.parkNanos(SHORT.toNanos());

        // When
        Duration waited = timeOf(arrival);

        // Then
        assertThat(waited).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void recordsThatDoNotMoveAreNotWaitedForLongerThanAgreed() {
        // Given
        arrivals.waiting(5_000, 0);
        RightOfWay arrival = rightOfWay(SHORT);

        // When
        Duration first = timeOf(arrival);
        int looks = arrivals.looks();
        arrival.give();

        // Then
        assertThat(first).isGreaterThanOrEqualTo(SHORT);
        assertThat(arrivals.looks() - looks).as("does not wait again").isEqualTo(1);
    }

    @Test
    void whoeverIsFencedDoesNotWait() {
        // Given
        arrivals.waiting(5_000, 0);
        Lease lost = new TestLease(() -> {
            throw new FencedException("lost");
        });

        // When, Then
        assertThatThrownBy(new RightOfWay(arrivals, LONG, () -> false, lost)::give)
                .isInstanceOf(FencedException.class);
    }

    @Test
    void inACrowdedMachineHalfOfTheTimeIsRest() {
        // Given
        arrivals.arriving(1);
        RightOfWay crowded = new RightOfWay(arrivals, LONG, () -> true, new TestLease(() -> {}));
        LockSupport.parkNanos(SHORT.toNanos());

        // When
        Duration rested = timeOf(crowded);

        // Then
        assertThat(rested).isGreaterThanOrEqualTo(SHORT);
    }

    private static Duration timeOf(RightOfWay arrival) {
        long begun = System.nanoTime();
        arrival.give();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private RightOfWay rightOfWay(Duration longest) {
        return new RightOfWay(arrivals, longest, () -> false, new TestLease(() -> {}));
    }

    private record TestLease(Runnable required) implements Lease {
        @Override
        public void require() {
            required.run();
        }

        @Override
        public void waiting(String cause) {
            throw new AssertionError(cause);
        }
    }
}
