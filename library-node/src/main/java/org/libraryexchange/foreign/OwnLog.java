package org.libraryexchange.foreign;

import java.util.function.Supplier;
import org.libraryexchange.log.LogReader;
import org.libraryexchange.log.kafka.WrittenRecords;
import org.libraryexchange.record.CityLog;

/**
 * A log that the city writes, and what it takes to watch it.
 *
 * @param written what this process has written of it
 * @param reader opens a reader
 */
record OwnLog(CityLog log, Authors authors, WrittenRecords written, Supplier<LogReader> reader) {

    String topic() {
        return log.topic();
    }
}
