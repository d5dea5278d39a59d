package org.libraryexchange.exchange.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.kafka.WrittenRecords.Gap;

class WrittenRecordsTest {

    private static final String TOPIC = "topic-1";

    private final WrittenRecords written = new WrittenRecords();

    @Test
    void whatWasWrittenWithoutABreakLeavesNoGap() {
        // Given
        write(5, 6, 7);

        // Then
        assertThat(written.gap(TOPIC, 5, 8)).isEmpty();
        assertThat(written.gap(TOPIC, 6, 8)).isEmpty();
        assertThat(written.gap(TOPIC, 8, 8)).isEmpty();
    }

    @Test
    void recordBetweenAndBeyondIsAGap() {
        // Given
        write(5, 7);

        // Then
        assertThat(written.gap(TOPIC, 3, 9)).contains(new Gap(3, 5));
        assertThat(written.gap(TOPIC, 5, 9)).contains(new Gap(6, 7));
        assertThat(written.gap(TOPIC, 7, 9)).contains(new Gap(8, 9));
    }

    @Test
    void newTopicOfTheSameNameIsAnotherTopic() {
        // Given
        write(0);

        // Then
        assertThat(written.gap("topic-2", 0, 1)).contains(new Gap(0, 1));
    }

    @Test
    void nothingIsKnownOfATopicThatLostItsEnd() {
        // Given
        write(0, 1);

        // When
        written.forget(TOPIC);

        // Then
        assertThat(written.gap(TOPIC, 0, 2)).contains(new Gap(0, 2));
    }

    @Test
    void gapsAreWhatWasNotWrittenInWhicheverOrder() {
        for (long seed = 0; seed < 200; seed++) {
            // Given
            Random random = new Random(seed);
            WrittenRecords some = new WrittenRecords();
            Set<Long> offsets = new HashSet<>();
            for (int i = 0; i < 30; i++) {
                long offset = random.nextInt(40);
                offsets.add(offset);
                some.add(TOPIC, offset);
            }
            some.forgetBefore(TOPIC, 10);

            // When
            Set<Long> unwritten = new HashSet<>();
            Optional<Gap> gap = some.gap(TOPIC, 10, 40);
            while (gap.isPresent()) {
                for (long offset = gap.get().from(); offset < gap.get().to(); offset++) {
                    unwritten.add(offset);
                }
                gap = some.gap(TOPIC, gap.get().to(), 40);
            }

            // Then
            for (long offset = 10; offset < 40; offset++) {
                assertThat(unwritten.contains(offset))
                        .as("seed %d, offset %d", seed, offset)
                        .isEqualTo(!offsets.contains(offset));
            }
        }
    }

    private void write(long... offsets) {
        for (long offset : offsets) {
            written.add(TOPIC, offset);
        }
    }
}
