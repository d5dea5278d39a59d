package org.libraryexchange.log;

import java.util.List;
import org.libraryexchange.record.LogRecord;

/** One of the own logs at the broker, for one writer at a time. */
public interface LogWriter extends AutoCloseable {

    /** Identifies the topic; another one under the same name has another id. */
    String topicId();

    /**
     * Appends records in order and returns when all of them are acknowledged, with the offset of the last.
     *
     * @throws LogFailedException if one could not be appended; then the writer is of no use any more
     */
    long append(List<? extends LogRecord> records);

    /**
     * Makes sure that the broker answers and that the topic is still the same.
     *
     * @throws LogFailedException if not
     */
    void check();

    @Override
    void close();
}
