package org.libraryexchange.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** The published items of one moment, as one transaction sees them, with the places from which to follow the changes. */
final class Snapshot implements AutoCloseable {

    private static final int ROWS_A_FETCH = 20;

    private final Handle transaction;
    private final Map<String, Long> positions;
    private volatile long items;

    /**
     * @param transaction that has begun; ended with the snapshot
     * @param positions of the logs of the cities whose items are in it, by city
     */
    Snapshot(Handle transaction, Map<String, Long> positions) {
        this.transaction = transaction;
        this.positions = positions;
    }

    /** As a dictionary of RFC 9651. */
    String header() {
        return positions.entrySet().stream()
                .map(position -> position.getKey() + "=" + position.getValue())
                .collect(Collectors.joining(", "));
    }

    /** How many have been written so far. */
    long items() {
        return items;
    }

    /** Writes a line for each item, and at last one that tells that these were all. */
    void writeTo(OutputStream out) throws IOException {
        long written = 0;
        // The driver hands out the bytes of a text as they came, in UTF-8.
        try (ResultIterator<byte[]> documents = transaction
                .createQuery("select document from item where owner = any(:owners) and status = 'published'")
                .bindArray("owners", String.class, positions.keySet())
                .setFetchSize(ROWS_A_FETCH)
                .mapTo(byte[].class)
                .iterator()) {
            while (documents.hasNext()) {
                out.write(OneLine.of(documents.next()));
                out.write('\n');
                items = ++written;
            }
        }
        out.write(lastLine(written).getBytes(StandardCharsets.UTF_8));
    }

    private String lastLine(long all) {
        String places = positions.entrySet().stream()
                .map(position -> "\"" + position.getKey() + "\":" + position.getValue())
                .collect(Collectors.joining(","));
        return "{\"snapshot\":{\"items\":" + all + ",\"positions\":{" + places + "}}}\n";
    }

    @Override
    public void close() {
        try (transaction) {
            transaction.rollback();
        }
    }
}
