package org.libraryexchange.catalogue.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.BulkOutcome;
import org.libraryexchange.catalogue.BulkOutcome.Refusal;
import org.libraryexchange.catalogue.BulkPlan;
import org.libraryexchange.catalogue.BulkRow;
import org.libraryexchange.catalogue.imports.Body.ReadRow;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow;
import org.libraryexchange.item.InvalidItemException;

/**
 * Rows that are written together.
 *
 * @param end where the next row begins
 * @param number of the last row
 */
record Batch(List<Entry> entries, long end, long number) {

    /** A batch of large rows has fewer of them. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    /** A row with what it asks for, or with the reason why it is refused already. */
    sealed interface Entry {

        long number();

        /** Turns a JSON Pointer into the file's own name for that place. */
        UnaryOperator<String> field();

        /** What comes of the row. */
        default BulkOutcome outcome(BulkPlan plan) {
            return this instanceof Instruction asking ? plan.add(asking.row()) : ((Misfit) this).refusal();
        }

        /** What those ask for that are not refused already. */
        static List<BulkRow> rows(List<Entry> entries) {
            return entries.stream()
                    .flatMap(entry -> entry instanceof Instruction asking ? Stream.of(asking.row()) : Stream.empty())
                    .toList();
        }

        record Instruction(long number, BulkRow row, UnaryOperator<String> field) implements Entry {}

        record Misfit(long number, Refusal refusal, UnaryOperator<String> field) implements Entry {}

        static Entry of(long number, ReadRow read, RowMeaning meaning) {
            if (read instanceof ReadRow.Document document) {
                try {
                    return new Instruction(number, meaning.of(document), document.field());
                } catch (InvalidItemException e) {
                    return new Misfit(number, new Refusal(e.violations()), document.field());
                }
            }
            return new Misfit(number, ((ReadRow.Unreadable) read).refusal(), UnaryOperator.identity());
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
            entries.add(Entry.of(last.number(), body.read(last), meaning));
        }
        return last == null ? Optional.empty() : Optional.of(new Batch(entries, last.end(), last.number()));
    }
}
