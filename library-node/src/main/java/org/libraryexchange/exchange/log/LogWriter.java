package org.libraryexchange.exchange.log;

import java.util.List;
import org.libraryexchange.record.LogRecord;

/** Writes one of the city's own logs at the broker. For one writer at a time. */
public interface LogWriter extends AutoCloseable {

    /** The id of the topic. A new topic of the same name has another id. */
    String topicId();

    /**
     * Appends records in order, waits until the broker has acknowledged them all, and returns the offset of the last.
     *
     * @throws LogFailedException if a record could not be appended; the writer cannot be used after that
     */
    long append(List<? extends LogRecord> records);

    /**
     * Checks that the broker answers and the topic is still the same.
     *
     * @throws LogFailedException if the check fails
     */
    void check();

    @Override
    void close();
}
