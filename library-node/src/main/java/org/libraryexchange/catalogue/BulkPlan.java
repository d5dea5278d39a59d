package org.libraryexchange.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.catalogue.BulkOutcome.Acceptance;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.catalogue.BulkOutcome.Refusal;
import org.libraryexchange.catalogue.Revision.Revised;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Overlay.Noted;
import org.libraryexchange.item.Status;

/**
 * Decides row by row what a bulk write changes, by the same rules as single writes. Each row sees the effect of earlier
 * rows. No two rows may be about the same item.
 */
public final class BulkPlan {

    private final ContentRules rules;
    private final Instant now;
    private final Supplier<UUID> ids;
    private final BulkState state;
    private final List<PlannedItem> items = new ArrayList<>();
    private final List<Holding> released = new ArrayList<>();
    private final List<Holding> taken = new ArrayList<>();
    private final Map<UUID, List<Noted>> noted = new LinkedHashMap<>();

    public BulkPlan(ContentRules rules, Instant now, Supplier<UUID> ids, BulkState state) {
        this.rules = rules;
        this.now = now;
        this.ids = ids;
        this.state = state;
    }

    /**
     * A new state of an item.
     *
     * @param before the version that it replaces; 0 for a new item
     */
    record PlannedItem(Item item, byte[] document, long before) {}

    /** An identifier and the item that has it. */
    public record Holding(Identifier identifier, UUID item) {}

    /** Decides about the next row. */
    public BulkOutcome add(BulkRow row) {
        try {
            UUID target = state.holders().get(row.key());
            if (target != null && state.settled().contains(target)) {
                return Refusal.by(
                        "/identifiers",
                        "unique",
                        "an earlier row is about the same item",
                        row.key().value());
            }
            return row instanceof BulkRow.Put put ? put(put, target) : withdraw((BulkRow.Withdraw) row, target);
        } catch (InvalidItemException e) {
            return new Refusal(e.violations());
        } catch (ProblemException e) {
            return Refusal.by("/status", "status-conflict", e.getMessage(), null);
        }
    }

    /** Decides about an item that somebody has chosen. It must be among those of the state. */
    public BulkOutcome change(UUID target, Change change) {
        try {
            Item current = state.items().get(target);
            return revise(current, change.of(current), Effect.CHANGED);
        } catch (InvalidItemException e) {
            return new Refusal(e.violations());
        } catch (ProblemException e) {
            return Refusal.by("/status", "status-conflict", e.getMessage(), null);
        }
    }

    /** Decides what becomes of an item. */
    @FunctionalInterface
    public interface Change {
        Revision of(Item current) throws InvalidItemException;
    }

    private BulkOutcome put(BulkRow.Put row, UUID target) throws InvalidItemException {
        if (target == null && row.isById()) {
            return unknown(row);
        }
        if (target == null) {
            ItemDraft begun = row.draft().becoming(row.begins());
            Item first = Revision.first(ids.get(), rules.cities().own(), begun, now);
            return write(Optional.empty(), rules.complete(Optional.empty(), first, now), Effect.CREATED);
        }
        Item current = state.items().get(target);
        ItemDraft draft = row.exported() ? row.draft().sendingBack(current.notes()) : row.draft();
        boolean ofSource = row.begins().isPresent();
        Revision decided = !ofSource && state.sourced().contains(target)
                ? Revision.ofPeople(current, draft, rules.cities().own(), now)
                : Revision.ofDocument(current, draft, ofSource, now);
        return revise(current, decided, Effect.CHANGED);
    }

    private BulkOutcome withdraw(BulkRow.Withdraw row, UUID target) throws InvalidItemException {
        if (target == null) {
            return unknown(row);
        }
        Item current = state.items().get(target);
        if (row.isById() && current.status() == Status.PUBLISHED) {
            // The guard counts the withdrawals of a file by the identifiers of its scheme.
            return Refusal.by("/status", "not-allowed", "a row that names an item by its id cannot withdraw it", null);
        }
        return revise(current, Revision.withdrawn(current, row.request(), now), Effect.WITHDRAWN);
    }

    private static BulkOutcome unknown(BulkRow row) {
        return Refusal.by(
                "/identifiers",
                "not-found",
                "no item has this identifier",
                row.key().value());
    }

    private BulkOutcome revise(Item current, Revision decided, Effect effect) throws InvalidItemException {
        Revision revision = rules.complete(current, decided, now);
        BulkOutcome outcome = revision instanceof Revised revised
                ? write(Optional.of(current), revised.item(), effect)
                : unchanged(current);
        if (outcome instanceof Acceptance taken && !revision.noted().isEmpty()) {
            noted.put(current.id(), revision.noted());
            return new Acceptance(taken.effect(), taken.item(), revision.noted());
        }
        return outcome;
    }

    private BulkOutcome unchanged(Item current) {
        state.settled().add(current.id());
        return new Acceptance(Effect.UNCHANGED, current);
    }

    private BulkOutcome write(Optional<Item> current, Item item, Effect effect) throws InvalidItemException {
        rules.require(current, item);
        List<Identifier> before = current.map(it -> it.content().identifiers()).orElse(List.of());
        List<Identifier> after = item.content().identifiers();
        Optional<Identifier> foreign = after.stream()
                .filter(identifier -> !before.contains(identifier) && isOfAnother(identifier, item.id()))
                .findFirst();
        if (foreign.isPresent()) {
            return Refusal.by(
                    "/identifiers/" + after.indexOf(foreign.get()) + "/value",
                    "identifier-taken",
                    "another item of this city has the identifier",
                    foreign.get().value());
        }
        items.add(new PlannedItem(
                item, item.document(), current.map(Item::version).orElse(0L)));
        state.settled().add(item.id());
        assign(item.id(), before, after);
        return new Acceptance(effect, item);
    }

    private boolean isOfAnother(Identifier identifier, UUID item) {
        UUID holder = state.holders().get(identifier);
        return holder != null && !holder.equals(item);
    }

    private void assign(UUID item, List<Identifier> before, List<Identifier> after) {
        before.stream().filter(it -> !after.contains(it)).forEach(identifier -> {
            state.holders().remove(identifier, item);
            released.add(new Holding(identifier, item));
        });
        after.stream().filter(it -> !before.contains(it)).forEach(identifier -> {
            state.holders().put(identifier, item);
            taken.add(new Holding(identifier, item));
        });
    }

    Instant now() {
        return now;
    }

    List<PlannedItem> items() {
        return items;
    }

    /** Whether all items stay as they are. */
    public boolean changesNothing() {
        return items.isEmpty();
    }

    /** Identifiers that the plan takes from items. */
    public List<Holding> released() {
        return released;
    }

    /** Identifiers that the plan gives to items. */
    public List<Holding> taken() {
        return taken;
    }

    /** What became of settled values, by item. */
    Map<UUID, List<Noted>> noted() {
        return noted;
    }

    /** Items that rows have been about so far, including rows before this plan. */
    public List<UUID> settled() {
        return List.copyOf(state.settled());
    }
}
