package org.libraryexchange.exchange.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.exchange.log.LogItems.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.foreign.WatchedLog.OwnLog;
import org.libraryexchange.exchange.foreign.WatchedLog.WatchStore;
import org.libraryexchange.exchange.log.InMemoryLog;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.LogReader;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.SealedLog;
import org.libraryexchange.exchange.log.SimulatedKey;
import org.libraryexchange.exchange.log.kafka.WrittenRecords;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.seal.SealCheck;
import org.libraryexchange.seal.Sealer;

class WatchedLogTest {

    private static final CityLog LOG = CityLog.items(LogItems.OWNER);

    private final InMemoryLog topic = new InMemoryLog("topic-1");
    private final WrittenRecords written = new WrittenRecords();
    private final Notes notes = new Notes();
    private String topicId = "topic-1";
    private int sequence;
    private int readers;
    private WatchedLog watched = opened();

    @Test
    void ownRecordsAreNotEvenRead() {
        // Given
        writes(3);
        looks();
        int before = readers;

        // When
        writes(5);
        looks();
        looks();

        // Then
        assertThat(readers).isEqualTo(before);
        assertThat(notes.position).isEqualTo(new Position("topic-1", 8, 0));
        assertThat(notes.moves).as("at rest nothing is written").isEqualTo(2);
        assertThat(notes.foreign).isZero();
    }

    @Test
    void recordOfAStrangerIsNoticedBetweenOwnOnesAndBeyondThem() {
        // Given
        writes(2);
        looks();

        // When
        long between = forged();
        writes(2);
        long beyond = forged();
        looks();
        looks();

        // Then
        assertThat(notes.offsets).containsExactly(between, beyond);
        assertThat(notes.foreign).isEqualTo(2);
    }

    @Test
    void ownRecordsOfAnotherProcessAreReadAndNoStrangers() {
        // Given
        writesUnacknowledged(700);

        // When
        looks();

        // Then
        assertThat(readers).isPositive();
        assertThat(notes.position.nextOffset()).isEqualTo(700);
        assertThat(notes.foreign).isZero();
    }

    @Test
    void restartLooksOnWhereTheLastLookEnded() {
        // Given
        forged();
        looks();
        writesUnacknowledged(2);
        long meanwhile = forged();

        // When
        watched = opened();
        looks();

        // Then
        assertThat(notes.offsets).containsExactly(0L, meanwhile);
    }

    @Test
    void logFromBeforeTheWatchIsWatchedFromItsEndOn() {
        // Given
        forged();
        notes.position = null;
        watched = opened();

        // When
        looks();
        long later = forged();
        looks();

        // Then
        assertThat(notes.offsets).containsExactly(later);
    }

    @Test
    void newTopicIsLookedThroughFromItsStart() {
        // Given
        writes(4);
        looks();

        // When
        topicId = "topic-2";
        topic.replaced(topicId);
        long first = forged();
        writes(5);
        looks();

        // Then
        assertThat(notes.offsets).containsExactly(first);
        assertThat(notes.position).isEqualTo(new Position("topic-2", 6, 0));
    }

    @Test
    void whatIsWrittenInPlaceOfALostEndIsRead() {
        // Given
        writes(4);
        looks();

        // When
        topic.cutFrom(1);
        looks();
        long instead = forged();
        looks();

        // Then
        assertThat(notes.offsets).containsExactly(instead);
    }

    @Test
    void recordsThatCompactionOrRetentionTookAwayAreNoGap() {
        // Given
        writesUnacknowledged(4);
        topic.cutBefore(3);

        // When
        looks();

        // Then
        assertThat(notes.position.nextOffset()).isEqualTo(4);
        assertThat(notes.foreign).isZero();
    }

    @Test
    void processThatWasOvertakenCountsNothing() {
        // Given
        writes(1);
        looks();
        forged();
        notes.position = new Position("topic-1", 2, 0);

        // When, Then
        assertThatThrownBy(this::looks).isInstanceOf(FencedException.class);
        assertThat(notes.foreign).isZero();
    }

    private void looks() {
        watched.look(new LogExtent(topicId, 0, topic.endOffset()));
    }

    private WatchedLog opened() {
        Judge judge = new Judge(LOG, new SealCheck(List.of(SimulatedKey.of(LogItems.OWNER))));
        return new WatchedLog(
                new OwnLog(LOG, new Authors(judge, true, null, LogItems.OWNER), written, this::reader), notes);
    }

    private LogReader reader() {
        readers++;
        return topic.reader(3);
    }

    private void writes(int records) {
        long from = topic.endOffset();
        writesUnacknowledged(records);
        for (long offset = from; offset < topic.endOffset(); offset++) {
            written.add(topicId, offset);
        }
    }

    private void writesUnacknowledged(int records) {
        SealedLog sealed =
                new SealedLog(topic.writer(), LOG.topic(), new Sealer(SimulatedKey.of(LogItems.OWNER), new Random(1)));
        for (int i = 0; i < records; i++) {
            sequence++;
            long unused = sealed.append(List.of(item(1, sequence, sequence - 1)));
        }
    }

    private long forged() {
        return topic.append(item(2, 1_000, 999));
    }

    private static final class Notes implements WatchStore {
        private Position position = Position.NONE;
        private final List<Long> offsets = new ArrayList<>();
        private long foreign;
        private int moves;

        @Override
        public Optional<Position> position(String log) {
            return Optional.ofNullable(position);
        }

        @Override
        public long move(String log, Optional<Position> from, Position to, List<Long> strange) {
            if (!from.equals(Optional.ofNullable(position))) {
                throw new FencedException("another process watches the log");
            }
            position = to;
            moves++;
            offsets.addAll(strange);
            foreign += strange.size();
            return foreign;
        }
    }
}
