package org.libraryexchange.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/** The published items of one moment, as one transaction sees them, with the places from which to follow the changes. */
final class Snapshot implements AutoCloseable {

    private static final int ROWS_A_FETCH = 20;

    private final Connection transaction;
    private final Map<String, Long> positions;
    private volatile long items;

    /**
     * @param transaction that has begun; ended with the snapshot
     * @param positions of the logs of the cities whose items are in it, by city
     */
    Snapshot(Connection transaction, Map<String, Long> positions) {
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
    void writeTo(OutputStream out) throws IOException, SQLException {
        long written = 0;
        try (PreparedStatement statement = transaction.prepareStatement(
                "select document from item where owner = any(?) and status = 'published'")) {
            statement.setArray(
                    1, transaction.createArrayOf("text", positions.keySet().toArray()));
            statement.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    // The driver hands out the bytes of a text as they came, in UTF-8.
                    out.write(OneLine.of(row.getBytes(1)));
                    out.write('\n');
                    items = ++written;
                }
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
        try {
            transaction.close();
        } catch (SQLException e) {
            throw new IllegalStateException("a database session could not be closed", e);
        }
    }
}
