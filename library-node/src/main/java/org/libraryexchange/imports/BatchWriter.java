package org.libraryexchange.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.catalogue.BulkOutcome;
import org.libraryexchange.catalogue.BulkOutcome.Refused;
import org.libraryexchange.catalogue.BulkPlan;
import org.libraryexchange.catalogue.BulkPlan.Holding;
import org.libraryexchange.catalogue.BulkRow;
import org.libraryexchange.catalogue.BulkState;
import org.libraryexchange.catalogue.BulkStore;
import org.libraryexchange.imports.Batch.Entry;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Item;
import org.libraryexchange.node.CrashPoint;

/**
 * Writes batches, each in one transaction that moves the import's place as well: whatever dies when, each row takes effect
 * once. A dry run does the same and takes back what it did to the catalogue; so that later rows see what earlier ones would
 * have done, it notes who would have which identifier.
 */
final class BatchWriter {

    private final ImportContext context;
    private final Connection session;
    private final BulkStore store;
    private final ImportStore ledger;

    BatchWriter(ImportContext context, Connection session) {
        this.context = context;
        this.session = session;
        this.store = new BulkStore(session, context.city());
        this.ledger = context.ledger(session);
    }

    /** What became of each row. */
    private record Results(BulkPlan plan, List<BulkOutcome> outcomes) {}

    /**
     * Writes rows that follow each other.
     *
     * @param to where the import stands afterwards
     * @param missing whether the rows are those of items that the file does not name
     * @return false if others wrote to the same items meanwhile: nothing was written, and it is to be tried again
     */
    boolean write(ImportJob from, ImportJob to, List<Entry> entries, boolean missing) throws SQLException {
        session.setAutoCommit(false);
        Results results = decide(from, entries);
        if (!apply(from, results.plan())) {
            session.rollback();
            session.setAutoCommit(true);
            return false;
        }
        ledger.settle(from, results.plan().settled());
        ImportErrors.write(session, from.id(), entries, results.outcomes());
        ledger.advance(from, to, tally(results.outcomes(), missing));
        CrashPoint.hit("w1");
        session.commit();
        CrashPoint.hit("w2");
        session.setAutoCommit(true);
        context.changesCommitted().run();
        return true;
    }

    private Results decide(ImportJob job, List<Entry> entries) throws SQLException {
        BulkState state = state(
                job, entries.stream().map(Entry::row).filter(row -> row != null).toList());
        BulkPlan plan = new BulkPlan(context.city(), context.clock().instant(), context.ids(), state);
        Set<UUID> changed = changedSince(job, state);
        List<BulkOutcome> outcomes = new ArrayList<>();
        for (Entry entry : entries) {
            outcomes.add(
                    entry.refusal() != null
                            ? entry.refusal()
                            : changedSince(entry.row(), state, changed).orElseGet(() -> plan.add(entry.row())));
        }
        return new Results(plan, outcomes);
    }

    /** A file that was held for a while puts nothing back to what it was. */
    private Set<UUID> changedSince(ImportJob job, BulkState state) throws SQLException {
        if (job.approved().isEmpty()) {
            return Set.of();
        }
        Set<UUID> changed = ledger.changedSince(job, state.items().keySet());
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

    private BulkState state(ImportJob job, List<BulkRow> rows) throws SQLException {
        Set<Identifier> named = new HashSet<>();
        rows.forEach(row -> {
            named.add(row.key());
            if (row instanceof BulkRow.Put put) {
                named.addAll(put.draft().content().identifiers());
            }
        });
        named.removeIf(BatchWriter::isUnheard);
        Map<Identifier, UUID> holders = new HashMap<>(store.holders(named));
        if (job.request().dryRun()) {
            ledger.changedHolders(job, named).forEach((identifier, item) -> {
                if (item == null) {
                    holders.remove(identifier);
                } else {
                    holders.put(identifier, item);
                }
            });
        }
        Set<UUID> targets = new HashSet<>();
        rows.forEach(row -> {
            UUID holder = holders.get(row.key());
            if (holder != null) {
                targets.add(holder);
            }
        });
        Map<UUID, Item> items = store.items(targets);
        Set<UUID> settled = ledger.settled(job, targets);
        // A draft that somebody has deleted in between leaves its identifiers free.
        holders.values().removeIf(it -> targets.contains(it) && !items.containsKey(it) && !settled.contains(it));
        return new BulkState(holders, items, settled);
    }

    /** What PostgreSQL would refuse even as a question; the rules refuse it as well. */
    private static boolean isUnheard(Identifier identifier) {
        return identifier == null || identifier.scheme() == null || identifier.value() == null;
    }

    private boolean apply(ImportJob job, BulkPlan plan) throws SQLException {
        if (!job.request().dryRun()) {
            return store.write(plan, job.actor());
        }
        Savepoint before = session.setSavepoint();
        // Whether somebody writes to the same items makes no difference, since nothing stays.
        boolean unused = store.write(plan, job.actor());
        session.rollback(before);
        for (Holding released : plan.released()) {
            ledger.changeHolder(job, released.identifier(), null);
        }
        for (Holding taken : plan.taken()) {
            ledger.changeHolder(job, taken.identifier(), taken.item());
        }
        return true;
    }

    private static Tally tally(List<BulkOutcome> outcomes, boolean missing) {
        Tally tally = new Tally();
        outcomes.forEach(missing ? tally::addMissing : tally::add);
        return tally;
    }
}
