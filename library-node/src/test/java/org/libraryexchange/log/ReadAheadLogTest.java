package org.libraryexchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RejectionReason;

class ReadAheadLogTest {

    private static final Duration WAIT = Duration.ofSeconds(10);

    private final ScriptedLog broker = new ScriptedLog();
    private final ReadAheadLog log = new ReadAheadLog(broker, "reader");

    @AfterEach
    void close() {
        if (!broker.closed) {
            log.close();
        }
    }

    @Test
    void nextBatchIsReadWhileTheOneBeforeIsApplied() throws InterruptedException {
        broker.holds(2);

        List<Judgement> first = log.poll(WAIT);

        assertThat(broker.polls.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(broker.polls.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(offset(first)).isEqualTo(1);
        assertThat(log.recordsBehind()).isEqualTo(1);
        assertThat(offset(log.poll(WAIT))).isEqualTo(2);
        assertThat(log.recordsBehind()).isZero();
    }

    @Test
    void nothingIsReadAheadAtTheEnd() throws InterruptedException {
        broker.holds(1);

        log.poll(WAIT);

        assertThat(broker.polls.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(broker.polls.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void failureComesWithTheBatchThatItBelongsTo() {
        broker.holds(3);
        broker.failsAt = 2;

        assertThat(offset(log.poll(WAIT))).isEqualTo(1);
        assertThatThrownBy(() -> log.poll(WAIT))
                .isInstanceOf(LogFailedException.class)
                .hasMessage("at 2");
    }

    @Test
    void anotherPlaceIsRefusedOnceRecordsWereReadAhead() {
        broker.holds(2);
        log.poll(WAIT);

        assertThatThrownBy(() -> log.seek(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void logIsTouchedByOneThreadAndClosedByIt() {
        broker.holds(2);
        log.seek(0);
        log.poll(WAIT);
        log.tellBroker(1);

        log.close();

        assertThat(broker.closed).isTrue();
        assertThat(broker.threads.stream().distinct()).hasSize(1).doesNotContain(Thread.currentThread());
    }

    private static long offset(List<Judgement> judgements) {
        return ((Rejected) judgements.get(0)).raw().offset();
    }

    /** A log of one record a batch. */
    private static final class ScriptedLog implements JudgedLog {

        private final BlockingQueue<Integer> polls = new LinkedBlockingQueue<>();
        private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        private volatile long records;
        private volatile int failsAt;
        private volatile boolean closed;
        private int read;

        private void holds(long count) {
            records = count;
        }

        @Override
        public LogExtent extent() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seek(long offset) {
            threads.add(Thread.currentThread());
        }

        @Override
        public List<Judgement> poll(Duration longest) {
            threads.add(Thread.currentThread());
            read++;
            polls.add(read);
            if (read == failsAt) {
                throw new LogFailedException("at " + read);
            }
            RawRecord raw = new RawRecord(read, Instant.EPOCH, new byte[0], new byte[0], List.of());
            return List.of(new Rejected(raw, RejectionReason.NOT_STORABLE, ""));
        }

        @Override
        public long recordsBehind() {
            return records - read;
        }

        @Override
        public void tellBroker(long nextOffset) {
            threads.add(Thread.currentThread());
        }

        @Override
        public void close() {
            threads.add(Thread.currentThread());
            closed = true;
        }
    }
}
