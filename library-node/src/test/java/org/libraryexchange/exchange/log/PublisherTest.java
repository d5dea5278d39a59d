package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.InMemoryLog.Failure;
import org.libraryexchange.exchange.log.Outbox.Cursor;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.record.TraceParent;

class PublisherTest {

    private static final UUID FIRST = LogItems.id(1);
    private static final UUID SECOND = LogItems.id(2);
    private static final UUID THIRD = LogItems.id(3);

    private final InMemoryOutbox outbox = new InMemoryOutbox(2);
    private final InMemoryLog log = new InMemoryLog("topic-1");

    @Test
    void recordNamesTheOneSentBefore() {
        // Given
        outbox.commit(FIRST);
        outbox.commit(SECOND);
        outbox.commit(FIRST);
        outbox.commit(THIRD);

        // When
        publishAll();

        // Then
        assertThat(sent("sequence")).containsExactly("2", "3", "4");
        assertThat(sent("follows")).containsExactly("0", "2", "3");
    }

    @Test
    void cursorMovesOnlyWithTheAcknowledgement() {
        // Given
        outbox.commit(FIRST);
        log.fails(Failure.ACKNOWLEDGEMENT_LOST);
        Publisher publisher = publisher();

        // When
        assertThatThrownBy(publisher::publish).isInstanceOf(LogFailedException.class);

        // Then
        assertThat(outbox.cursor()).isEqualTo(new Cursor(null, 0));
        assertThat(outbox.announced()).as("what may have been sent").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"REFUSED", "HALF_APPENDED", "ACKNOWLEDGEMENT_LOST"})
    void afterAFailureEverythingBehindTheCursorIsSentAgain(Failure failure) {
        // Given
        outbox.commit(FIRST);
        publishAll();
        outbox.commit(SECOND);
        outbox.commit(THIRD);
        log.fails(failure);
        Publisher publisher = publisher();
        assertThatThrownBy(publisher::publish).isInstanceOf(LogFailedException.class);
        int arrived = log.records().size();

        // When
        log.fails(Failure.NONE);
        publishAll();

        // Then
        List<String> again = sent("sequence").subList(arrived, log.records().size());
        assertThat(again).containsExactly("2", "3");
        assertThat(sent("follows").subList(arrived, log.records().size())).containsExactly("1", "2");
        assertThat(outbox.cursor()).isEqualTo(new Cursor("topic-1", 3));
    }

    @Test
    void changesWhoseCursorCouldNotMoveAreSentAgain() {
        // Given
        outbox.commit(FIRST);
        outbox.failsToMove(true);
        Publisher publisher = publisher();
        assertThatThrownBy(publisher::publish).isInstanceOf(StoreFailedException.class);

        // When
        outbox.failsToMove(false);
        publishAll();

        // Then
        assertThat(sent("sequence")).containsExactly("1", "1");
        assertThat(outbox.cursor()).isEqualTo(new Cursor("topic-1", 1));
    }

    @Test
    void publisherThatWasOvertakenGivesWay() {
        // Given
        outbox.commit(FIRST);
        Publisher publisher = publisher();
        outbox.movedByAnother(new Cursor("topic-1", 1));

        // When
        assertThatThrownBy(publisher::publish).isInstanceOf(FencedException.class);

        // Then
        assertThat(outbox.cursor()).isEqualTo(new Cursor("topic-1", 1));
        assertThat(publisher.publishedUpTo()).isZero();
    }

    @Test
    void newTopicGetsTheWholeCatalogue() {
        // Given
        outbox.commit(FIRST);
        outbox.commit(SECOND);
        outbox.commit(THIRD);
        publishAll();
        log.replaced("topic-2");
        Publisher publisher = publisher();
        assertThat(publisher.isNewLog()).isTrue();

        // When
        publishAll();

        // Then
        assertThat(sent("sequence")).containsExactly("1", "2", "3");
        assertThat(sent("follows")).containsExactly("0", "1", "2");
        assertThat(outbox.cursor()).isEqualTo(new Cursor("topic-2", 3));
    }

    @Test
    void logThatLosesRecordsMeanwhileGetsTheWholeCatalogue() {
        // Given
        outbox.commit(FIRST);
        outbox.commit(SECOND);
        Publisher publisher = publisher();
        publisher.publish();
        log.cutFrom(1);
        outbox.commit(THIRD);

        // When
        assertThatThrownBy(publisher::publish)
                .isInstanceOf(LogFailedException.class)
                .hasMessageContaining("lost");
        publishAll();

        // Then
        assertThat(sent("sequence")).containsExactly("1", "3", "1", "2", "3");
        assertThat(outbox.cursor()).isEqualTo(new Cursor("topic-1", 3));
    }

    @Test
    void strangersRecordsBetweenItsOwnAreNoLoss() {
        // Given
        outbox.commit(FIRST);
        Publisher publisher = publisher();
        publisher.publish();
        log.append(new RawRecord(0, Instant.EPOCH, null, null, List.of()));
        outbox.commit(SECOND);

        // When
        int sent = publisher.publish();

        // Then
        assertThat(sent).isEqualTo(1);
        assertThat(outbox.cursor()).isEqualTo(new Cursor("topic-1", 2));
    }

    @Test
    void nothingNewSendsNothing() {
        // Given
        outbox.commit(FIRST);
        publishAll();

        // When
        int sent = publisher().publish();

        // Then
        assertThat(sent).isZero();
        assertThat(log.records()).hasSize(1);
    }

    @Test
    void recordCarriesTheBytesOfTheCatalogue() {
        // Given
        byte[] document = "{\"title\":{\"zh-Hans\":\"𠮷龘\"}}".getBytes(StandardCharsets.UTF_8);
        outbox.commit(FIRST, document);

        // When
        publishAll();

        // Then
        RawRecord sent = log.records().get(0);
        assertThat(sent.value()).isEqualTo(document);
        assertThat(sent.key()).asString(StandardCharsets.UTF_8).isEqualTo(FIRST.toString());
    }

    @Test
    void recordCarriesTheTraceOfTheRequest() {
        // Given
        outbox.commit(FIRST);
        TraceParent trace = new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
        outbox.traced(FIRST, trace);

        // When
        publishAll();

        // Then
        assertThat(sent("traceparent")).containsExactly(trace.header());
    }

    @Test
    void recordOfARequestThatNobodyTracesHasNoSuchHeader() {
        // Given
        outbox.commit(FIRST);

        // When
        publishAll();

        // Then
        assertThat(log.records().get(0).headers()).extracting(RawHeader::name).doesNotContain("traceparent");
    }

    private Publisher publisher() {
        return new Publisher(CityLog.items("hangzhou"), outbox, log.writer());
    }

    /** Publishes everything with a new publisher, as after a restart. */
    private void publishAll() {
        Publisher publisher = publisher();
        int sent = publisher.publish();
        while (sent > 0) {
            sent = publisher.publish();
        }
    }

    private List<String> sent(String header) {
        return log.records().stream()
                .map(record -> record.headers().stream()
                        .filter(each -> each.name().equals(header))
                        .map(each -> new String(each.value(), StandardCharsets.UTF_8))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
