package org.libraryexchange.catalogue.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.libraryexchange.base.http.Downloads.Content;

/**
 * The items that are published at one moment, as one transaction sees them, and the positions from which to follow the
 * changes.
 */
final class Snapshot implements Content {

    private static final int ROWS_A_FETCH = 20;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Handle transaction;
    private final Map<String, Long> positions;
    private final boolean compressed;
    private volatile long items;

    /**
     * @param transaction an open transaction
     * @param positions in the logs of the cities whose items the snapshot contains, by city
     * @param compressed whether it is sent as gzip
     */
    Snapshot(Handle transaction, Map<String, Long> positions, boolean compressed) {
        this.transaction = transaction;
        this.positions = positions;
        this.compressed = compressed;
    }

    /** The positions as a dictionary of RFC 9651. */
    String header() {
        return positions.entrySet().stream()
                .map(position -> position.getKey() + "=" + position.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The number of items written so far. */
    @Override
    public long written() {
        return items;
    }

    /** Writes one line for each item, and a last line that says that these were all. */
    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (compressed) {
            GZIPOutputStream gzip = new GZIPOutputStream(out, BUFFER_BYTES);
            writeLines(gzip);
            gzip.finish();
        } else {
            writeLines(out);
        }
    }

    private void writeLines(OutputStream out) throws IOException {
        long written = 0;
        // The driver returns the UTF-8 bytes that the database sent.
        try (ResultIterator<byte[]> documents = transaction
                .createQuery("select document from item where owner = any(:owners) and status = 'published'")
                .bindArray("owners", String.class, positions.keySet())
                .setFetchSize(ROWS_A_FETCH)
                .mapTo(byte[].class)
                .iterator()) {
            while (documents.hasNext()) {
                out.write(FeedPage.onOneLine(documents.next()));
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
}
