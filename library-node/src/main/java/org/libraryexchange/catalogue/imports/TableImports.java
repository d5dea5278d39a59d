package org.libraryexchange.catalogue.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.BulkOutcome;
import org.libraryexchange.catalogue.BulkPlan;
import org.libraryexchange.catalogue.BulkRow;
import org.libraryexchange.catalogue.BulkState;
import org.libraryexchange.catalogue.BulkStore;
import org.libraryexchange.catalogue.imports.Batch.Entry;
import org.libraryexchange.catalogue.imports.ImportJob.Position;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow.Fault;
import org.libraryexchange.catalogue.imports.TablePreview.Row;
import org.libraryexchange.catalogue.imports.Upload.StoredBody;
import org.libraryexchange.catalogue.imports.WithdrawalGuard.Wave;
import org.libraryexchange.item.Violation;

/** Imports of tables that are small enough to show first, row by row, what they would change. */
@ApplicationScoped
@RolesAllowed(Roles.CATALOGUER)
public class TableImports {

    static final int MOST_ROWS = 10_000;

    private final Jdbi database;
    private final Spool spool;
    private final Imports imports;
    private final ImportContext context;
    private final Actor actor;

    TableImports(Jdbi database, Spool spool, Imports imports, ImportContext context, Actor actor) {
        this.database = database;
        this.spool = spool;
        this.imports = imports;
        this.context = context;
        this.actor = actor;
    }

    /**
     * What a table would change if it were imported now. Nothing is written.
     *
     * @throws ProblemException if the first line names no columns that a table may have, or there are too many rows; with the pointer of a row, such as
     *     {@code /7}, if the row never ends
     */
    @Transactional
    @RolesAllowed({Roles.CATALOGUER, Roles.HEAD_LIBRARIAN})
    public TablePreview preview(byte[] table, ImportRequest request) {
        return database.withHandle(handle -> {
            ZippedPictures pictures = ZippedPictures.read(handle, request.pictures());
            return preview(handle, entries(table, request, pictures), request.scheme());
        });
    }

    private static List<Entry> entries(byte[] table, ImportRequest request, ZippedPictures pictures) {
        RowMeaning meaning = new RowMeaning(request, pictures);
        List<Entry> entries = new ArrayList<>();
        try {
            Body body = Body.open(place -> new ByteArrayInputStream(table), request, Position.START);
            for (Optional<RawRow> row = body.next(); row.isPresent(); row = body.next()) {
                requireClosed(row.get());
                requireFew(entries);
                entries.add(Entry.of(row.get().number(), body.read(row.get()), meaning));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** An import would refuse the whole table, since the row may have swallowed others. */
    private static void requireClosed(RawRow row) {
        if (row.fault() == Fault.OPEN_QUOTE) {
            throw ProblemException.body(new Violation(
                    "/" + row.number(), row.fault().rule(), row.fault().message(), null));
        }
    }

    /** The rows before are kept until all are shown. */
    private static void requireFew(List<Entry> before) {
        if (before.size() == MOST_ROWS) {
            throw ProblemException.body(new Violation(
                    "",
                    "max-rows",
                    "the table has more rows than the desk can show; at most " + MOST_ROWS
                            + " are allowed. Split it, or import it through the API",
                    null));
        }
    }

    private TablePreview preview(Handle handle, List<Entry> entries, String scheme) {
        BulkStore items = new BulkStore(handle, context.city());
        List<BulkRow> asked = Entry.rows(entries);
        BulkState state = BulkState.of(items, items.holders(BulkRow.identifiers(asked)), asked, targets -> Set.of());
        BulkPlan plan = context.plan(state);
        Tally tally = new Tally();
        List<Row> rows = new ArrayList<>();
        for (Entry entry : entries) {
            BulkOutcome outcome = entry.outcome(plan);
            tally.add(outcome);
            rows.add(Row.of(entry, outcome, state.items()));
        }
        long withdrawals = rows.stream().filter(Row::withdraws).count();
        Wave wave = new Wave(withdrawals, ImportLedger.published(handle, scheme), 0);
        return new TablePreview(
                rows,
                tally.counts(),
                tally.fates(),
                Optional.of(wave).filter(it -> context.guard().objection(it).isPresent()));
    }

    /** Begins the import of a table. */
    public ImportView begin(byte[] table, ImportRequest request) {
        long id = spool.nextId();
        for (int place = 0; place < table.length; place += Spool.PIECE) {
            spool.keep(id, place, Arrays.copyOfRange(table, place, Math.min(table.length, place + Spool.PIECE)));
        }
        return imports.add(new StoredBody(id, table.length), request, actor.name());
    }
}
