package org.libraryexchange.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.libraryexchange.record.Judgement;

/**
 * Reads and judges the next records while the database applies the ones before, as long as there are more: two halves that
 * each take about as long. Once reading has begun, only its own thread touches the log, whose consumer is for one thread at
 * a time.
 */
final class ReadAheadLog implements JudgedLog {

    private final JudgedLog log;
    private final ExecutorService thread;
    private Future<Batch> next;
    private long recordsBehind = -1;

    private record Batch(List<Judgement> judgements, long recordsBehind) {}

    /**
     * Reads from a log, which it closes in the end.
     *
     * @param name of the thread that reads
     */
    ReadAheadLog(JudgedLog log, String name) {
        this.log = log;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread reader = new Thread(work, name);
            reader.setDaemon(true);
            return reader;
        });
    }

    @Override
    public LogExtent extent() {
        return awaited(thread.submit(log::extent));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if records have been read ahead, which would be the wrong ones
     */
    @Override
    public void seek(long offset) {
        if (next != null) {
            throw new IllegalStateException("records were read ahead");
        }
        awaited(thread.submit(() -> log.seek(offset)));
    }

    @Override
    public List<Judgement> poll(Duration longest) {
        Future<Batch> asked = next == null ? read(longest) : next;
        next = null;
        Batch batch = awaited(asked);
        recordsBehind = batch.recordsBehind();
        if (recordsBehind > 0) {
            next = read(longest);
        }
        return batch.judgements();
    }

    private Future<Batch> read(Duration longest) {
        return thread.submit(() -> {
            List<Judgement> judgements = log.poll(longest);
            return new Batch(judgements, log.recordsBehind());
        });
    }

    @Override
    public long recordsBehind() {
        return recordsBehind;
    }

    @Override
    public void tellBroker(long nextOffset) {
        // Nothing depends on it, and it comes behind the reading that goes on.
        var unused = thread.submit(() -> log.tellBroker(nextOffset));
    }

    private static <T> T awaited(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new LogFailedException("cannot read on", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogFailedException("stopped while reading", e);
        }
    }

    /** Closes the log when what is being read has been read. */
    @Override
    public void close() {
        Future<?> closed = thread.submit(log::close);
        thread.shutdown();
        awaited(closed);
    }
}
