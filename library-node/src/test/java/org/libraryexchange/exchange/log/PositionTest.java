package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.exchange.log.LogReader.LogExtent;

class PositionTest {

    @ParameterizedTest
    @CsvSource({"topic-1, 0, 20", "topic-1, 10, 20", "topic-1, 5, 10"})
    void sameLogIsReadOn(String topicId, long first, long end) {
        // Given
        Position stored = new Position("topic-1", 10, 7);

        // When
        Position resumed = stored.resumedIn(new LogExtent(topicId, first, end));

        // Then
        assertThat(resumed).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"topic-2, 0, 20", "topic-2, 10, 10", "topic-1, 11, 20", "topic-1, 0, 9", "topic-1, 3, 9"})
    void otherLogIsReadFromItsStartWithTheSequenceKept(String topicId, long first, long end) {
        // Given
        Position stored = new Position("topic-1", 10, 7);

        // When
        Position resumed = stored.resumedIn(new LogExtent(topicId, first, end));

        // Then
        assertThat(resumed).isEqualTo(new Position(topicId, first, 7));
    }

    @Test
    void sequenceNeverGoesBack() {
        // Given
        Position stored = new Position("topic-1", 10, 7);

        // When
        Position moved = stored.movedTo(11, 3);

        // Then
        assertThat(moved).isEqualTo(new Position("topic-1", 11, 7));
    }
}
