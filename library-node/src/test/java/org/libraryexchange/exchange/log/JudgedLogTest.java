package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.exchange.log.LogItems.item;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.seal.SealCheck;

@Timeout(20)
class JudgedLogTest {

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final InMemoryLog topic = new InMemoryLog("topic-1");
    private final GuardedReader reader = new GuardedReader(topic.reader(2));
    private final JudgedLog log = JudgedLog.ahead(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), reader);

    @AfterEach
    void endReadingAhead() {
        log.close();
    }

    @Test
    void nextStretchIsReadWhileTheOneBeforeIsApplied() {
        // Given
        append(4);

        // When
        JudgedLog.Stretch first = log.read(WAIT);
        reader.awaitPolls(2);
        JudgedLog.Stretch second = log.read(WAIT);

        // Then
        assertThat(offsets(first)).containsExactly(0L, 1L);
        assertThat(first.behind()).as("what is read ahead is not applied yet").isEqualTo(2);
        assertThat(offsets(second)).containsExactly(2L, 3L);
        assertThat(second.behind()).isZero();
    }

    @Test
    void nothingIsReadAheadAtTheEndOfTheLog() {
        // Given
        append(2);

        // When
        log.read(WAIT);
        append(1);
        log.read(WAIT);

        // Then
        assertThat(reader.threads()).containsOnly(Thread.currentThread().getName());
    }

    @Test
    void nothingIsReadAheadBesideAGiant() {
        // Given
        topic.append(new RawRecord(0, Instant.EPOCH, null, new byte[9 * 1024 * 1024], List.of()));
        append(3);

        // When
        log.read(WAIT);
        log.read(WAIT);

        // Then
        assertThat(reader.threads()).containsOnly(Thread.currentThread().getName());
    }

    @Test
    void brokerIsToldWhenReadingAheadIsDone() {
        // Given
        append(4);
        reader.hold();
        reader.let(1);
        log.read(WAIT);

        // When
        log.applied(2);
        long meanwhile = reader.told();
        reader.let(1);
        log.read(WAIT);
        long afterwards = reader.told();
        log.applied(4);

        // Then
        assertThat(meanwhile).isEqualTo(-1);
        assertThat(afterwards).isEqualTo(2);
        assertThat(reader.told()).isEqualTo(4);
    }

    @Test
    void failureOfReadingAheadIsToldByTheNextRead() {
        // Given
        append(6);
        log.read(WAIT);
        reader.awaitPolls(2);
        reader.failWith(new LogReplacedException("the topic was deleted"));
        log.read(WAIT);

        // When
        assertThatThrownBy(() -> log.read(WAIT))

                // Then
                .isInstanceOf(LogReplacedException.class)
                .hasMessage("the topic was deleted");
    }

    @Test
    void closingEndsAReadThatWaits() {
        // Given
        append(4);
        reader.hold();
        reader.let(1);
        log.read(WAIT);
        reader.awaitWaiting();

        // When
        log.close();

        // Then
        assertThat(reader.isInUse()).isFalse();
    }

    private void append(int records) {
        for (int i = 0; i < records; i++) {
            long sequence = topic.records().size() + 1L;
            topic.append(item((int) sequence, sequence, sequence - 1));
        }
    }

    private static List<Long> offsets(JudgedLog.Stretch stretch) {
        return stretch.judgements().stream().map(each -> each.offset()).toList();
    }

    /** Fails if two threads use it at once, as a consumer does. */
    private static final class GuardedReader implements LogReader {
        private final InMemoryLog.Reader reader;
        private final AtomicInteger users = new AtomicInteger();
        private final List<String> threads = new CopyOnWriteArrayList<>();
        private final Semaphore polls = new Semaphore(0);
        private final CountDownLatch waiting = new CountDownLatch(2);
        private volatile Semaphore permits = new Semaphore(Integer.MAX_VALUE);
        private volatile RuntimeException failure;

        private GuardedReader(InMemoryLog.Reader reader) {
            this.reader = reader;
        }

        void hold() {
            permits = new Semaphore(0);
        }

        void let(int count) {
            permits.release(count);
        }

        void failWith(RuntimeException next) {
            failure = next;
        }

        void awaitPolls(int count) {
            polls.acquireUninterruptibly(count);
            polls.release(count);
        }

        /** Waits until its second poll has begun. */
        void awaitWaiting() {
            try {
                assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        List<String> threads() {
            return threads;
        }

        long told() {
            return reader.told();
        }

        boolean isInUse() {
            return users.get() > 0;
        }

        @Override
        public List<RawRecord> poll(Duration longest) {
            begin();
            try {
                threads.add(Thread.currentThread().getName());
                waiting.countDown();
                permits.acquire();
                if (failure != null) {
                    throw failure;
                }
                return reader.poll(longest);
            } catch (InterruptedException e) {
                throw new LogFailedException("interrupted", e);
            } finally {
                users.decrementAndGet();
                polls.release();
            }
        }

        private void begin() {
            if (users.incrementAndGet() > 1) {
                throw new IllegalStateException("used by two threads at once");
            }
        }

        @Override
        public void tellBroker(long nextOffset) {
            begin();
            reader.tellBroker(nextOffset);
            users.decrementAndGet();
        }

        @Override
        public LogExtent extent() {
            return reader.extent();
        }

        @Override
        public void seek(long offset) {
            reader.seek(offset);
        }

        @Override
        public long nextOffset() {
            return reader.nextOffset();
        }

        @Override
        public long recordsBehind() {
            return reader.recordsBehind();
        }

        @Override
        public void close() {}
    }
}
