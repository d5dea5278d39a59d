package org.libraryexchange.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.libraryexchange.catalogue.BulkOutcome.Refused;
import org.libraryexchange.catalogue.BulkRow;
import org.libraryexchange.item.InvalidItemException;

/**
 * Rows that are written at once.
 *
 * @param end where the next row begins
 * @param number of the last row
 */
record Batch(List<Entry> entries, long end, long number) {

    /** A batch of large rows ends earlier. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    /**
     * A row with what it asks for, or why it is refused already.
     *
     * @param row null where it is refused
     * @param refusal null where it is not
     * @param field names the place of a JSON Pointer in the terms of the file
     */
    record Entry(long number, BulkRow row, Refused refusal, UnaryOperator<String> field) {

        static Entry of(ReadRow read, RowMeaning meaning) {
            if (read.refusal() != null) {
                return new Entry(read.number(), null, read.refusal(), read.field());
            }
            try {
                return new Entry(read.number(), meaning.of(read.document()), null, read.field());
            } catch (InvalidItemException e) {
                return new Entry(read.number(), null, new Refused(e.violations()), read.field());
            }
        }
    }

    /** Reads the next rows; empty at the end of the body. */
    static Optional<Batch> next(Body body, RowMeaning meaning, int most) throws IOException {
        List<Entry> entries = new ArrayList<>();
        long bytes = 0;
        RawRow last = null;
        while (entries.size() < most && bytes < MOST_BYTES) {
            Optional<RawRow> next = body.next();
            if (next.isEmpty()) {
                break;
            }
            last = next.get();
            bytes += last.bytes().length;
            entries.add(Entry.of(body.read(last), meaning));
        }
        return last == null ? Optional.empty() : Optional.of(new Batch(entries, last.end(), last.number()));
    }
}
