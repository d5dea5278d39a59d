package org.libraryexchange.catalogue.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.catalogue.ActLog;
import org.libraryexchange.catalogue.BulkOutcome;
import org.libraryexchange.catalogue.BulkOutcome.Refusal;
import org.libraryexchange.catalogue.BulkPlan;
import org.libraryexchange.catalogue.BulkRow;
import org.libraryexchange.catalogue.BulkState;
import org.libraryexchange.catalogue.BulkStore;
import org.libraryexchange.catalogue.BulkStore.Attempt;
import org.libraryexchange.catalogue.BulkStore.Writer;
import org.libraryexchange.catalogue.imports.Batch.Entry;
import org.libraryexchange.catalogue.imports.Batch.Entry.Instruction;
import org.libraryexchange.catalogue.imports.ImportJob.Position;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.record.CityLog;

/**
 * Writes batches. One transaction writes a batch and moves the import's position, so each row takes effect exactly
 * once, whatever crashes. A dry run does the same, but undoes its changes to the catalogue. It records which item would
 * have which identifier, so that later rows see the effect of earlier ones.
 */
final class BatchWriter {

    private static final String BEFORE = "before";

    private final ImportContext context;
    private final Handle session;
    private final BulkStore items;
    private final ImportStore store;

    BatchWriter(ImportContext context, Handle session) {
        this.context = context;
        this.session = session;
        this.items = new BulkStore(session, context.city());
        this.store = new ImportStore(session, context.clock());
    }

    /** What came of a row. */
    record Result(Entry entry, BulkOutcome outcome) {}

    private record Results(BulkPlan plan, List<Result> ofRows) {}

    /**
     * Writes consecutive rows. If the result is {@code OVERTAKEN}, nothing was written, and the caller has to try
     * again.
     *
     * @param to how far the import has come afterwards
     * @param missing whether the rows withdraw items that the file does not name
     */
    Attempt write(ImportJob from, Position to, List<Entry> entries, boolean missing) {
        Attempt attempt = session.inTransaction(transaction -> attempt(from, to, entries, missing));
        if (attempt == Attempt.WRITTEN) {
            CrashPoint.hit("w2");
            context.committed().fire(new ChangeCommitted(CityLog.items(context.city())));
        }
        return attempt;
    }

    private Attempt attempt(ImportJob from, Position to, List<Entry> entries, boolean missing) {
        ImportLedger ledger = new ImportLedger(session, from);
        Results results = decide(ledger, entries);
        if (apply(ledger, results.plan()) == Attempt.OVERTAKEN) {
            session.rollback();
            return Attempt.OVERTAKEN;
        }
        ledger.settle(results.plan().settled());
        ImportDetails.write(session, from.id(), results.ofRows());
        store.advance(from, to, tally(results.ofRows(), missing));
        CrashPoint.hit("w1");
        return Attempt.WRITTEN;
    }

    private Results decide(ImportLedger ledger, List<Entry> entries) {
        List<BulkRow> rows = Entry.rows(entries);
        BulkState state = BulkState.of(items, holders(ledger, BulkRow.identifiers(rows)), rows, ledger::settled);
        BulkPlan plan = context.plan(state);
        Set<UUID> changed = changedSince(ledger, state);
        List<Result> results = new ArrayList<>();
        for (Entry entry : entries) {
            results.add(new Result(entry, changedSince(entry, state, changed).orElseGet(() -> entry.outcome(plan))));
        }
        return new Results(plan, results);
    }

    /**
     * The items that others have changed since the file was received. A file that was held for a while must not undo
     * such changes.
     */
    private static Set<UUID> changedSince(ImportLedger ledger, BulkState state) {
        if (ledger.job().approved().isEmpty()) {
            return Set.of();
        }
        Set<UUID> changed = ledger.changedSince(state.items().keySet());
        changed.removeAll(state.settled());
        return changed;
    }

    private static Optional<BulkOutcome> changedSince(Entry entry, BulkState state, Set<UUID> changed) {
        if (!(entry instanceof Instruction asking)) {
            return Optional.empty();
        }
        Identifier key = asking.row().key();
        return Optional.ofNullable(state.holders().get(key))
                .filter(changed::contains)
                .map(item -> Refusal.by(
                        "",
                        "changed-since",
                        "the item has changed since the file was received; send the row again in a new file",
                        key.value()));
    }

    /** The items that have these identifiers. In a dry run, earlier rows may have changed this. */
    private Map<Identifier, UUID> holders(ImportLedger ledger, Set<Identifier> named) {
        Map<Identifier, UUID> holders = new HashMap<>(items.holders(named));
        if (ledger.job().request().dryRun()) {
            ledger.changedHolders(named)
                    .forEach((identifier, item) -> item.ifPresentOrElse(
                            holder -> holders.put(identifier, holder), () -> holders.remove(identifier)));
        }
        return holders;
    }

    private Attempt apply(ImportLedger ledger, BulkPlan plan) {
        ImportJob job = ledger.job();
        if (!job.request().dryRun()) {
            OptionalLong act = plan.changesNothing()
                    ? OptionalLong.empty()
                    : OptionalLong.of(new ActLog(session)
                            .ofImport(job.id(), job.actor(), context.clock().instant()));
            return items.write(plan, new Writer(job.actor(), false, act));
        }
        session.savepoint(BEFORE);
        // If somebody has overtaken this write, it does not matter: the changes are undone anyway.
        items.write(plan, new Writer(job.actor(), false, OptionalLong.empty()));
        session.rollbackToSavepoint(BEFORE);
        ledger.changeHolders(plan);
        return Attempt.WRITTEN;
    }

    private static Tally tally(List<Result> results, boolean missing) {
        Tally tally = new Tally();
        results.stream().map(Result::outcome).forEach(missing ? tally::addMissing : tally::add);
        return tally;
    }
}
