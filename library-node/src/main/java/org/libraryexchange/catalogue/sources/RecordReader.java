package org.libraryexchange.catalogue.sources;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the records of an answer one by one, however many there are. */
interface RecordReader {

    /** Reads an answer. */
    End read(InputStream answer, Sink sink) throws IOException;

    /**
     * What the source says at the end of an answer.
     *
     * @param token where it wants to go on; empty at the end of the list
     * @param listSize how many records the whole list has; empty if it does not say
     */
    record End(Optional<String> token, OptionalLong listSize) {

        static final End OF_LIST = new End(Optional.empty(), OptionalLong.empty());
    }

    /**
     * A record.
     *
     * @param cells by heading
     * @param isDeleted whether the source says that it is gone
     */
    record SourceRecord(Map<String, String> cells, boolean isDeleted) {}

    /** Takes records. */
    @FunctionalInterface
    interface Sink {
        void take(SourceRecord found) throws IOException;
    }
}
