package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.MessageRecord;

/** When Hangzhou tells Leeds how far it has applied its items. */
class AppliedTellerTest {

    private final List<Long> log = new ArrayList<>();
    private long applied;
    private long nanoTime = 42;
    private final AppliedTeller teller = new AppliedTeller(() -> applied, AppliedTellerTest::message, () -> nanoTime);

    private static MessageRecord message(long sequence) {
        Applied message = new Applied(CityLog.items("leeds").source(), "hangzhou", sequence, Instant.EPOCH);
        return MessageRecord.unsigned(CityLog.applied("hangzhou"), message, Instant.EPOCH);
    }

    @Test
    void nothingIsToldBeforeTheFirstChange() {
        assertThat(tellAfter(Duration.ofSeconds(10))).isFalse();
        assertThat(log).isEmpty();
    }

    @Test
    void firstPlaceIsToldAtOnce() {
        // Given
        applied = 7;

        // When
        boolean told = tellAfter(Duration.ZERO);

        // Then
        assertThat(told).isTrue();
        assertThat(log).containsExactly(7L);
    }

    @Test
    void placeThatIsToldIsNotToldAgain() {
        // Given
        applied = 7;
        tellAfter(Duration.ZERO);

        // When
        boolean told = tellAfter(Duration.ofHours(1));

        // Then
        assertThat(told).isFalse();
        assertThat(log).containsExactly(7L);
    }

    @Test
    void manyChangesAreToldEveryTwoSecondsAndTheLastOneInTheEnd() {
        // When
        for (applied = 1; applied < 100; applied++) {
            tellAfter(Duration.ofMillis(100));
        }
        tellAfter(Duration.ofSeconds(2));

        // Then
        assertThat(log).containsExactly(1L, 21L, 41L, 61L, 81L, 100L);
    }

    @Test
    void restoredMirrorTellsThatItHasGoneBack() {
        // Given
        applied = 7;
        tellAfter(Duration.ZERO);

        // When
        applied = 3;
        tellAfter(Duration.ofSeconds(2));
        applied = 0;
        tellAfter(Duration.ofSeconds(2));

        // Then
        assertThat(log).containsExactly(7L, 3L, 0L);
    }

    @Test
    void placeThatTheBrokerDidNotTakeIsStillToBeTold() {
        // Given
        applied = 7;

        // When
        assertThatThrownBy(() -> teller.tell(message -> {
                    throw new LogFailedException("the broker does not answer");
                }))
                .isInstanceOf(LogFailedException.class);
        tellAfter(Duration.ZERO);

        // Then
        assertThat(log).containsExactly(7L);
    }

    private boolean tellAfter(Duration pause) {
        nanoTime += pause.toNanos();
        return teller.tell(message -> log.add(((Applied) message.message()).sequence()));
    }
}
