package org.libraryexchange.exchange.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.base.worker.Daemons;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.RawRecord;

/**
 * Reads and judges a partner's log. If more records wait at the broker, a second thread reads and judges the next
 * stretch while the first one applies the current stretch, so the node and its database work at the same time. Only one
 * of the two threads uses the reader at any moment.
 */
public final class JudgedLog implements AutoCloseable {

    private static final Duration END_PATIENCE = Duration.ofSeconds(2);

    /** After a stretch larger than this the node does not read ahead, since two of them do not fit into the heap. */
    private static final long MOST_BYTES_BESIDE_ANOTHER = 8L * 1024 * 1024;

    /**
     * Records that follow each other in the log.
     *
     * @param judgements one for each record; none if no record came in time
     * @param bytes of all the records together
     * @param nextOffset the offset after the records, and after entries that are not records
     * @param behind how many records follow; -1 if unknown
     */
    record Stretch(List<Judgement> judgements, long bytes, long nextOffset, long behind) {
        private boolean leavesRoomForAnother() {
            return bytes <= MOST_BYTES_BESIDE_ANOTHER;
        }
    }

    private final Judge judge;
    private final LogReader log;
    private final Optional<ExecutorService> helper;
    private Optional<Future<Stretch>> ahead = Optional.empty();
    private OptionalLong untold = OptionalLong.empty();

    private JudgedLog(Judge judge, LogReader log, Optional<ExecutorService> helper) {
        this.judge = judge;
        this.log = log;
        this.helper = helper;
    }

    /** A log that reads only when {@link #read} is called. */
    public static JudgedLog inTurn(Judge judge, LogReader log) {
        return new JudgedLog(judge, log, Optional.empty());
    }

    /** A log that reads ahead in a second thread. */
    public static JudgedLog ahead(Judge judge, LogReader log) {
        return new JudgedLog(
                judge, log, Optional.of(Executors.newSingleThreadExecutor(Daemons.named("reading ahead"))));
    }

    LogExtent extent() {
        return log.extent();
    }

    /** Sets the offset of the next record to read. Call it before anything is read. */
    void seek(long offset) {
        log.seek(offset);
    }

    /**
     * Returns the next stretch of the log.
     *
     * @throws LogFailedException if the broker does not answer, or the log was cut or replaced
     */
    Stretch read(Duration longestWait) {
        Stretch stretch = ahead.map(JudgedLog::finished).orElseGet(() -> poll(longestWait));
        ahead = Optional.empty();
        untold.ifPresent(log::tellBroker);
        untold = OptionalLong.empty();
        if (stretch.behind() > 0 && stretch.leavesRoomForAnother()) {
            ahead = helper.map(thread -> thread.submit(() -> poll(longestWait)));
        }
        return stretch;
    }

    /**
     * Tells the broker how far the log has been applied, for people who look there. Waits with that while the other
     * thread uses the reader.
     */
    void applied(long nextOffset) {
        if (ahead.isPresent()) {
            untold = OptionalLong.of(nextOffset);
        } else {
            log.tellBroker(nextOffset);
        }
    }

    private Stretch poll(Duration longestWait) {
        List<RawRecord> records = log.poll(longestWait);
        if (!records.isEmpty()) {
            CrashPoint.hit("i1");
        }
        List<Judgement> judgements = records.stream().map(judge::judge).toList();
        return new Stretch(judgements, bytes(records), log.nextOffset(), log.recordsBehind());
    }

    private static long bytes(List<RawRecord> records) {
        return records.stream().mapToLong(RawRecord::bytes).sum();
    }

    private static Stretch finished(Future<Stretch> ahead) {
        try {
            return ahead.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogFailedException("stopped while reading ahead", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("reading ahead failed", e.getCause());
        }
    }

    /** Ends reading ahead. The reader stays open. */
    @Override
    public void close() {
        helper.ifPresent(thread -> {
            thread.shutdownNow();
            try {
                thread.awaitTermination(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
