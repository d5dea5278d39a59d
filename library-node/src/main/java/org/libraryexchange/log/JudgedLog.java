package org.libraryexchange.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.RawRecord;

/**
 * A partner's log, read and judged. Where more of it is known to wait, the next stretch is read and judged by a thread of
 * its own while the one before is applied, so that the node and its database work at the same time. Only one of the two
 * threads uses the reader at any moment.
 */
public final class JudgedLog implements AutoCloseable {

    private static final Duration END_PATIENCE = Duration.ofSeconds(2);

    /** Giants come one at a time: the heap has no room for two of them. */
    private static final long MOST_BYTES_BESIDE_ANOTHER = 8L * 1024 * 1024;

    /**
     * Records that follow each other in the log.
     *
     * @param judgements of them, none where nothing came in time
     * @param bytes of their values together
     * @param nextOffset the place behind them, and behind what is no record
     * @param behind how many records follow them, -1 where that is not known
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

    /** Reads when it is asked to. */
    public static JudgedLog inTurn(Judge judge, LogReader log) {
        return new JudgedLog(judge, log, Optional.empty());
    }

    /** Reads ahead. */
    public static JudgedLog ahead(Judge judge, LogReader log) {
        return new JudgedLog(judge, log, Optional.of(Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "reading ahead");
            thread.setDaemon(true);
            return thread;
        })));
    }

    LogExtent extent() {
        return log.extent();
    }

    /** The next record to be read is the one at this offset; to be called before anything is read. */
    void seek(long offset) {
        log.seek(offset);
    }

    /**
     * Reads on.
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

    /** Tells the broker how far the log has been applied, for people who look there, once it can be spoken to. */
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

    /** Ends reading ahead; the reader stays open. */
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
