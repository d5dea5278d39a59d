package org.libraryexchange.exchange.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.kafka.LogTopic.Compaction;

class CompactionTest {

    private static final Duration NIGHT = Duration.ofDays(1);

    @Test
    void fileThatIsStillTooYoungAtTheLastMomentIsRefused() {
        assertThatThrownBy(() -> new Compaction(Duration.ofDays(2), Duration.ofDays(7), Duration.ofDays(6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("latest must be at least earliest and segment, PT192H: PT168H");
    }

    @Test
    void weekHasRoomForAMarkerThatFails() {
        Compaction week = Compaction.WITHIN_A_WEEK;

        assertThat(week.segment().plus(NIGHT).plus(NIGHT)).isLessThan(week.latest());
    }

    @Test
    void lettersAndPicturesGoInTheTimeOfItems() {
        Map<String, String> ofItems = LogTopic.items("leeds").asNew().configs();

        assertThat(ofItems).containsEntry("max.compaction.lag.ms", "604800000");
        assertThat(LogTopic.letters("leeds", "hangzhou").asNew().configs()).isEqualTo(ofItems);
        assertThat(LogTopic.pictures("leeds").asNew().configs()).isEqualTo(ofItems);
    }
}
