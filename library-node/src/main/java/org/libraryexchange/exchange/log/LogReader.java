package org.libraryexchange.exchange.log;

import java.time.Duration;
import java.util.List;
import org.libraryexchange.record.RawRecord;

/** Reads a partner's log from the broker. */
public interface LogReader extends AutoCloseable {

    LogExtent extent();

    /** Sets the offset of the next record to read. If there is no record at it, the first one after it is next. */
    void seek(long offset);

    /**
     * Returns the next records; empty if none came in time.
     *
     * @throws LogFailedException if the broker does not answer, or the log was cut or replaced
     */
    List<RawRecord> poll(Duration longest);

    /**
     * The offset after everything that was read, including entries that are not records, such as the end of a
     * transaction.
     */
    long nextOffset();

    /** How many records follow those that were read; -1 while unknown. */
    long recordsBehind();

    /** Tells the broker how far the log has been applied, for people who look there. Nothing else depends on it. */
    void tellBroker(long nextOffset);

    @Override
    void close();

    /**
     * Which part of a log the broker holds.
     *
     * @param firstOffset offset of the first record that is left
     * @param endOffset offset of the last record, plus one
     */
    public record LogExtent(String topicId, long firstOffset, long endOffset) {}
}
