package org.libraryexchange.catalogue.sources;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Reads the records of an answer one by one, however many there are. */
interface RecordReader {

    /** Reads an answer. Returns where the source wants to go on; empty at the end. */
    Optional<String> read(InputStream answer, Sink sink) throws IOException;

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
