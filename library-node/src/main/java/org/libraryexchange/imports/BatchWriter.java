package org.libraryexchange.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.catalogue.BulkOutcome;
import org.libraryexchange.catalogue.BulkOutcome.Refused;
import org.libraryexchange.catalogue.BulkPlan;
import org.libraryexchange.catalogue.BulkRow;
import org.libraryexchange.catalogue.BulkState;
import org.libraryexchange.catalogue.BulkStore;
import org.libraryexchange.catalogue.BulkStore.Attempt;
import org.libraryexchange.imports.Batch.Entry;
import org.libraryexchange.imports.Batch.Entry.Asking;
import org.libraryexchange.imports.Batch.Entry.Unfit;
import org.libraryexchange.imports.ImportJob.Reached;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Item;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.node.CrashPoint;
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

    /** The result of each row. */
    private record Results(BulkPlan plan, List<BulkOutcome> outcomes) {}

    /**
     * Writes consecutive rows. If the result is {@code OVERTAKEN}, nothing was written, and the caller has to try
     * again.
     *
     * @param to how far the import has come afterwards
     * @param missing whether the rows withdraw items that the file does not name
     */
    Attempt write(ImportJob from, Reached to, List<Entry> entries, boolean missing) {
        Attempt attempt = session.inTransaction(transaction -> attempt(from, to, entries, missing));
        if (attempt == Attempt.WRITTEN) {
            CrashPoint.hit("w2");
            context.committed().fire(new ChangeCommitted(CityLog.items(context.city())));
        }
        return attempt;
    }

    private Attempt attempt(ImportJob from, Reached to, List<Entry> entries, boolean missing) {
        ImportLedger ledger = new ImportLedger(session, from);
        Results results = decide(ledger, entries);
        if (apply(ledger, results.plan()) == Attempt.OVERTAKEN) {
            session.rollback();
            return Attempt.OVERTAKEN;
        }
        ledger.settle(results.plan().settled());
        ImportErrors.write(session, from.id(), entries, results.outcomes());
        SettledInImports.write(session, from.id(), entries, results.outcomes());
        store.advance(from, to, tally(results.outcomes(), missing));
        CrashPoint.hit("w1");
        return Attempt.WRITTEN;
    }

    private Results decide(ImportLedger ledger, List<Entry> entries) {
        BulkState state = state(
                ledger,
                entries.stream()
                        .filter(Asking.class::isInstance)
                        .map(entry -> ((Asking) entry).row())
                        .toList());
        BulkPlan plan =
                new BulkPlan(context.cities(), context.clock().instant(), context.ids(), context.dates(), state);
        Set<UUID> changed = changedSince(ledger, state);
        List<BulkOutcome> outcomes = new ArrayList<>();
        for (Entry entry : entries) {
            outcomes.add(
                    entry instanceof Asking asking
                            ? changedSince(asking.row(), state, changed).orElseGet(() -> plan.add(asking.row()))
                            : ((Unfit) entry).refusal());
        }
        return new Results(plan, outcomes);
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

    private static Optional<BulkOutcome> changedSince(BulkRow row, BulkState state, Set<UUID> changed) {
        return Optional.ofNullable(state.holders().get(row.key()))
                .filter(changed::contains)
                .map(item -> Refused.by(
                        "",
                        "changed-since",
                        "the item has changed since the file was received; send the row again in a new file",
                        row.key().value()));
    }

    private BulkState state(ImportLedger ledger, List<BulkRow> rows) {
        Map<Identifier, UUID> holders = holders(ledger, BulkRow.identifiers(rows));
        Set<UUID> targets = new HashSet<>();
        rows.forEach(row -> {
            UUID holder = holders.get(row.key());
            if (holder != null) {
                targets.add(holder);
            }
        });
        Map<UUID, Item> held = items.items(targets);
        Set<UUID> settled = ledger.settled(targets);
        // If somebody has deleted a draft since, its identifiers are free.
        holders.values().removeIf(it -> targets.contains(it) && !held.containsKey(it) && !settled.contains(it));
        return new BulkState(holders, held, settled);
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
        String actor = ledger.job().actor();
        if (!ledger.job().request().dryRun()) {
            return items.write(plan, actor);
        }
        session.savepoint(BEFORE);
        // If somebody has overtaken this write, it does not matter: the changes are undone anyway.
        items.write(plan, actor);
        session.rollbackToSavepoint(BEFORE);
        ledger.changeHolders(plan);
        return Attempt.WRITTEN;
    }

    private static Tally tally(List<BulkOutcome> outcomes, boolean missing) {
        Tally tally = new Tally();
        outcomes.forEach(missing ? tally::addMissing : tally::add);
        return tally;
    }
}
