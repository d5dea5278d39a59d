package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import org.libraryexchange.http.Downloads.Content;
import org.libraryexchange.imports.ItemTable;

/** A list as a table that an import reads again unchanged. */
final class DeskTable implements Content {

    private final ItemTable table;
    private final AtomicLong read = new AtomicLong();

    /** @param items documents, which are read twice */
    DeskTable(String scheme, Iterable<? extends JsonNode> items) {
        this.table = new ItemTable(scheme, () -> counted(items.iterator()));
    }

    private Iterator<JsonNode> counted(Iterator<? extends JsonNode> items) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public JsonNode next() {
                read.incrementAndGet();
                return items.next();
            }
        };
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        table.write(out);
    }

    /** Counts what is read for the columns too, for which nothing is written yet. */
    @Override
    public long written() {
        return read.get();
    }
}
