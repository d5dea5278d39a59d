package org.libraryexchange.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.watch.health.LogProgress.Progress;

class ObservationTest {

    private static final Optional<LogExtent> EMPTY = Optional.of(new LogExtent("topic-1", 0, 0));
    private static final Optional<LogExtent> TEN_RECORDS = Optional.of(new LogExtent("topic-1", 0, 10));
    private static final Optional<LogExtent> MISSING = Optional.empty();

    @Test
    void ownLogThatIsSentToItsEndHasNothingToDo() {
        assertThat(Observation.ofOwnLog(new Progress(Optional.of("topic-1"), 7), 7, TEN_RECORDS)
                        .openBecause())
                .isEmpty();
    }

    @Test
    void changeThatIsNotAcknowledgedIsToBeSent() {
        assertThat(Observation.ofOwnLog(new Progress(Optional.of("topic-1"), 6), 7, TEN_RECORDS)
                        .openBecause())
                .contains(StuckCause.NO_PROGRESS);
    }

    @Test
    void firstCataloguesChangesAreToBeSent() {
        assertThat(Observation.ofOwnLog(Progress.NONE, 7, EMPTY).openBecause()).contains(StuckCause.NO_PROGRESS);
    }

    @Test
    void emptyCatalogueHasNothingToSendToWhateverTopic() {
        assertThat(Observation.ofOwnLog(Progress.NONE, 0, EMPTY).openBecause()).isEmpty();
    }

    @Test
    void ownTopicThatIsMissingIsToBeMade() {
        assertThat(Observation.ofOwnLog(new Progress(Optional.of("topic-1"), 7), 7, MISSING)
                        .openBecause())
                .contains(StuckCause.TOPIC_MISSING);
    }

    @Test
    void logOfLettersMayBeMissingUntilSomebodyWritesALetter() {
        assertThat(Observation.ofLaterLog(Progress.NONE, 0, MISSING).openBecause())
                .isEmpty();
        assertThat(Observation.ofLaterLog(Progress.NONE, 1, MISSING).openBecause())
                .contains(StuckCause.TOPIC_MISSING);
        assertThat(Observation.ofLaterLog(new Progress(Optional.of("topic-1"), 0), 0, MISSING)
                        .openBecause())
                .as("a topic that was there")
                .contains(StuckCause.TOPIC_MISSING);
        assertThat(Observation.ofLaterLog(Progress.NONE, 1, EMPTY).openBecause())
                .contains(StuckCause.NO_PROGRESS);
    }

    @Test
    void newTopicIsToGetTheWholeCatalogue() {
        assertThat(Observation.ofOwnLog(new Progress(Optional.of("topic-0"), 7), 7, EMPTY)
                        .openBecause())
                .contains(StuckCause.TOPIC_REPLACED);
    }

    @Test
    void mirrorAtTheEndOfTheLogHasNothingToDo() {
        assertThat(Observation.ofPartner(new Progress(Optional.of("topic-1"), 10), TEN_RECORDS)
                        .openBecause())
                .isEmpty();
    }

    @Test
    void recordThatIsNotReadIsToBeApplied() {
        assertThat(Observation.ofPartner(new Progress(Optional.of("topic-1"), 9), TEN_RECORDS)
                        .openBecause())
                .contains(StuckCause.NO_PROGRESS);
        assertThat(Observation.ofPartner(Progress.NONE, TEN_RECORDS).openBecause())
                .contains(StuckCause.NO_PROGRESS);
    }

    @Test
    void partnerThatHasNeverBeenThereIsNoFaultOfThisNode() {
        assertThat(Observation.ofPartner(Progress.NONE, MISSING).openBecause()).isEmpty();
    }

    @Test
    void topicThatWasReadAndIsGoneIsTold() {
        assertThat(Observation.ofPartner(new Progress(Optional.of("topic-1"), 9), MISSING)
                        .openBecause())
                .contains(StuckCause.TOPIC_MISSING);
    }

    @Test
    void recordsOfANewTopicAreToBeReadAndAnEmptyOneIsNot() {
        assertThat(Observation.ofPartner(new Progress(Optional.of("topic-0"), 10), TEN_RECORDS)
                        .openBecause())
                .contains(StuckCause.TOPIC_REPLACED);
        assertThat(Observation.ofPartner(new Progress(Optional.of("topic-0"), 10), EMPTY)
                        .openBecause())
                .isEmpty();
    }

    @Test
    void recordsThatKafkaHasRemovedAreNotWaitedFor() {
        assertThat(Observation.ofPartner(
                                new Progress(Optional.of("topic-1"), 3), Optional.of(new LogExtent("topic-1", 10, 10)))
                        .openBecause())
                .isEmpty();
    }

    @Test
    void logThatIsShorterThanThePositionSaysIsToBeReadAgain() {
        assertThat(Observation.ofPartner(new Progress(Optional.of("topic-1"), 900), TEN_RECORDS)
                        .openBecause())
                .contains(StuckCause.NO_PROGRESS);
    }
}
