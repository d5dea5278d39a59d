package org.libraryexchange.catalogue.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.catalogue.imports.Body.ReadRow;
import org.libraryexchange.catalogue.imports.ImportJob.Position;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow;
import org.libraryexchange.catalogue.imports.Spool.SpooledBody;
import org.libraryexchange.catalogue.imports.WithdrawalGuard.Wave;
import org.libraryexchange.item.InvalidItemException;

/**
 * Reads a body once before anything is written. Finds out whether it can be read to its end, and how many items it
 * would withdraw.
 */
final class ImportCheck implements ImportWorker.Stage {

    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final byte[] WITHDRAWN = "withdrawn".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ESCAPED = "\\u".getBytes(StandardCharsets.US_ASCII);

    private final ImportContext context;
    private final ImportStore store;
    private final ImportLedger ledger;
    private final ImportJob job;
    private final Body body;
    private final RowMeaning meaning;
    private long unreadable;
    private long place;
    private Instant told = Instant.EPOCH;

    ImportCheck(ImportContext context, Handle session, ImportJob job) throws IOException {
        this.context = context;
        this.job = job;
        ImportRequest request = job.request();
        store = new ImportStore(session, context.clock());
        ledger = new ImportLedger(session, job);
        body = Body.open(place -> new SpooledBody(session, job.id(), place), request, Position.START);
        meaning = new RowMeaning(request, ZippedPictures.NONE);
        store.beginChecking(job);
    }

    @Override
    public boolean step() throws IOException {
        Map<String, Boolean> withdraws = new LinkedHashMap<>();
        for (int i = 0; i < context.config().batchRows(); i++) {
            Optional<RawRow> next = body.next();
            if (next.isEmpty()) {
                note(withdraws);
                conclude();
                return false;
            }
            if (next.get().fault() == RawRow.Fault.OPEN_QUOTE) {
                store.fail(job, "row " + next.get().number() + " " + RawRow.Fault.OPEN_QUOTE.message());
                return false;
            }
            place = next.get().end();
            look(next.get(), withdraws);
        }
        note(withdraws);
        tell();
        return true;
    }

    /** Records the progress, at most once a second because each time costs a transaction. */
    private void tell() {
        Instant now = context.clock().instant();
        if (now.isBefore(told) || !now.isBefore(told.plus(TELL_EVERY))) {
            store.checkedUpTo(job, place);
            told = now;
        }
    }

    private void look(RawRow raw, Map<String, Boolean> withdraws) {
        if (!job.request().complete() && !mayWithdraw(raw.bytes())) {
            return;
        }
        if (!(body.read(raw) instanceof ReadRow.Document row)) {
            unreadable++;
            return;
        }
        try {
            String key = meaning.key(row.tree()).value();
            boolean withdrawn = RowMeaning.withdraws(row.tree());
            if (withdrawn || job.request().complete()) {
                withdraws.merge(key, withdrawn, Boolean::logicalOr);
            }
        } catch (InvalidItemException e) {
            // The row gets its error when rows are written. Here it only matters that it names no item.
            unreadable++;
        }
    }

    /** Whether a row may withdraw an item. This is cheaper than reading the row. If the answer is no, it is certain. */
    private boolean mayWithdraw(byte[] row) {
        return contains(row, WITHDRAWN) || (job.request().form() == ImportForm.NDJSON && contains(row, ESCAPED));
    }

    private static boolean contains(byte[] text, byte[] part) {
        for (int i = 0; i + part.length <= text.length; i++) {
            int n = 0;
            while (n < part.length && text[i + n] == part[n]) {
                n++;
            }
            if (n == part.length) {
                return true;
            }
        }
        return false;
    }

    private void note(Map<String, Boolean> withdraws) {
        if (!withdraws.isEmpty()) {
            ledger.name(withdraws);
        }
    }

    private void conclude() {
        Wave wave = new Wave(
                ImportLedger.withdrawals(ledger.session(), job.id()),
                ledger.published(),
                job.request().complete() ? unreadable : 0);
        store.checked(job, wave, context.guard().objection(wave));
    }

    @Override
    public void close() {}
}
