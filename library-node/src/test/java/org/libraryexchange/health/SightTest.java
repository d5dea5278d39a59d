package org.libraryexchange.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SightTest {

    private static final Optional<TopicState> EMPTY = Optional.of(new TopicState("topic-1", 0, 0));
    private static final Optional<TopicState> TEN_RECORDS = Optional.of(new TopicState("topic-1", 0, 10));
    private static final Optional<TopicState> MISSING = Optional.empty();

    @Test
    void ownLogThatIsSentToItsEndHasNothingToDo() {
        assertThat(Sight.ofOwnLog(new Place("topic-1", 7), 7, TEN_RECORDS).openBecause())
                .isEmpty();
    }

    @Test
    void changeThatIsNotAcknowledgedIsToBeSent() {
        assertThat(Sight.ofOwnLog(new Place("topic-1", 6), 7, TEN_RECORDS).openBecause())
                .contains(Cause.NO_PROGRESS);
    }

    @Test
    void firstCataloguesChangesAreToBeSent() {
        assertThat(Sight.ofOwnLog(Place.NONE, 7, EMPTY).openBecause()).contains(Cause.NO_PROGRESS);
    }

    @Test
    void emptyCatalogueHasNothingToSendToWhateverTopic() {
        assertThat(Sight.ofOwnLog(Place.NONE, 0, EMPTY).openBecause()).isEmpty();
    }

    @Test
    void ownTopicThatIsMissingIsToBeMade() {
        assertThat(Sight.ofOwnLog(new Place("topic-1", 7), 7, MISSING).openBecause())
                .contains(Cause.TOPIC_MISSING);
    }

    @Test
    void newTopicIsToGetTheWholeCatalogue() {
        assertThat(Sight.ofOwnLog(new Place("topic-0", 7), 7, EMPTY).openBecause())
                .contains(Cause.TOPIC_REPLACED);
    }

    @Test
    void mirrorAtTheEndOfTheLogHasNothingToDo() {
        assertThat(Sight.ofPartner(new Place("topic-1", 10), TEN_RECORDS).openBecause())
                .isEmpty();
    }

    @Test
    void recordThatIsNotReadIsToBeApplied() {
        assertThat(Sight.ofPartner(new Place("topic-1", 9), TEN_RECORDS).openBecause())
                .contains(Cause.NO_PROGRESS);
        assertThat(Sight.ofPartner(Place.NONE, TEN_RECORDS).openBecause()).contains(Cause.NO_PROGRESS);
    }

    @Test
    void partnerThatHasNeverBeenThereIsNoFaultOfThisNode() {
        assertThat(Sight.ofPartner(Place.NONE, MISSING).openBecause()).isEmpty();
    }

    @Test
    void topicThatWasReadAndIsGoneIsTold() {
        assertThat(Sight.ofPartner(new Place("topic-1", 9), MISSING).openBecause())
                .contains(Cause.TOPIC_MISSING);
    }

    @Test
    void recordsOfANewTopicAreToBeReadAndAnEmptyOneIsNot() {
        assertThat(Sight.ofPartner(new Place("topic-0", 10), TEN_RECORDS).openBecause())
                .contains(Cause.TOPIC_REPLACED);
        assertThat(Sight.ofPartner(new Place("topic-0", 10), EMPTY).openBecause())
                .isEmpty();
    }

    @Test
    void recordsThatKafkaHasRemovedAreNotWaitedFor() {
        assertThat(Sight.ofPartner(new Place("topic-1", 3), Optional.of(new TopicState("topic-1", 10, 10)))
                        .openBecause())
                .isEmpty();
    }

    @Test
    void logThatIsShorterThanThePositionSaysIsToBeReadAgain() {
        assertThat(Sight.ofPartner(new Place("topic-1", 900), TEN_RECORDS).openBecause())
                .contains(Cause.NO_PROGRESS);
    }
}
