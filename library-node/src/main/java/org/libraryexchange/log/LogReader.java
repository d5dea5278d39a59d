package org.libraryexchange.log;

import java.time.Duration;
import java.util.List;
import org.libraryexchange.record.RawRecord;

/** A partner's log at the broker. */
public interface LogReader extends AutoCloseable {

    LogExtent extent();

    /** The next record to be read is the one at this offset, or the first after it. */
    void seek(long offset);

    /**
     * Reads on. Empty where nothing came in time.
     *
     * @throws LogFailedException if the broker does not answer, or the log was cut or replaced
     */
    List<RawRecord> poll(Duration longest);

    /** The place behind all that was read; also behind what is no record, such as the end of a transaction. */
    long nextOffset();

    /** How many records follow what was read; -1 while that is not known. */
    long recordsBehind();

    /** Tells the broker how far the log has been applied, for people who look there; nothing depends on it. */
    void tellBroker(long nextOffset);

    @Override
    void close();
}
