package org.libraryexchange.catalogue.acts;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.http.Seats;
import org.libraryexchange.base.http.Seats.Seat;
import org.libraryexchange.catalogue.BulkOutcome;
import org.libraryexchange.catalogue.BulkOutcome.Acceptance;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.catalogue.BulkOutcome.Refusal;
import org.libraryexchange.catalogue.BulkPlan;
import org.libraryexchange.catalogue.BulkState;
import org.libraryexchange.catalogue.BulkStore;
import org.libraryexchange.catalogue.BulkStore.Attempt;
import org.libraryexchange.catalogue.BulkStore.Writer;
import org.libraryexchange.catalogue.ContentRules;
import org.libraryexchange.catalogue.Stamps;
import org.libraryexchange.catalogue.acts.Done.Left;
import org.libraryexchange.catalogue.acts.Done.Why;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Violation;
import org.libraryexchange.record.CityLog;

/**
 * Changes many own items by the rules of single writes, some hundred in each transaction. Whatever has another version
 * than expected is left alone.
 */
@Singleton
final class BulkWork {

    static final int ITEMS_AT_A_TIME = 250;
    private static final int AT_ONCE = 2;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ContentRules rules;
    private final DatabaseSessions sessions;
    private final Event<ChangeCommitted> committed;
    private final Stamps stamps;
    private final Seats seats = new Seats(AT_ONCE, AT_ONCE, "");

    BulkWork(ContentRules rules, DatabaseSessions sessions, Event<ChangeCommitted> committed, Stamps stamps) {
        this.rules = rules;
        this.sessions = sessions;
        this.committed = committed;
        this.stamps = stamps;
    }

    /**
     * An item that is to change.
     *
     * @param version that it must have
     * @param past what it said before; empty if that does not matter, or if it was new
     */
    record Target(UUID id, long version, Optional<Item> past) {}

    /** What becomes of an item. */
    sealed interface Decision {

        record Left(Why why) implements Decision {}

        /** A draft is deleted. */
        record Deleted() implements Decision {}

        record Changed(BulkPlan.Change change) implements Decision {}
    }

    /** Decides about an item that has the expected version. */
    @FunctionalInterface
    interface Decider {

        /**
         * Decides.
         *
         * @param byHand whether only people at the desk have written the item
         */
        Decision of(Item current, Target target, boolean byHand);
    }

    /**
     * What was decided about an item, and what came of it.
     *
     * @param outcome empty if the item is deleted, or left as it is
     */
    record Judged(Item current, Decision decision, Optional<BulkOutcome> outcome) {

        /** The item as it becomes, if it changes. */
        Optional<Item> after() {
            return left().isEmpty() && outcome.orElse(null) instanceof Acceptance taken
                    ? Optional.of(taken.item())
                    : Optional.empty();
        }

        Optional<Left> left() {
            if (decision instanceof Decision.Left left) {
                return Optional.of(left(left.why(), List.of()));
            }
            if (outcome.orElse(null) instanceof Refusal refused) {
                return Optional.of(left(Why.REFUSED, refused.violations()));
            }
            return outcome.orElse(null) instanceof Acceptance taken && taken.effect() == Effect.UNCHANGED
                    ? Optional.of(left(Why.SAME, List.of()))
                    : Optional.empty();
        }

        private Left left(Why why, List<Violation> violations) {
            try {
                String document = new String(current.document(), StandardCharsets.UTF_8);
                return new Left(current.id(), document, why, violations);
            } catch (InvalidItemException e) {
                throw new IllegalStateException("an item of the catalogue is sound", e);
            }
        }
    }

    private record Plan(BulkPlan changes, List<Judged> judged, List<UUID> deleted) {}

    /** Decides about items and writes nothing. */
    List<Judged> preview(Handle handle, List<Target> targets, Decider decider) {
        return plan(handle, targets, decider).judged();
    }

    private String city() {
        return rules.cities().own();
    }

    private String setup() {
        return "SET library.writes_as = '" + city() + "'; SET jit = off; " + BulkStore.SETUP;
    }

    /** Opens a session for {@link #write}. */
    <T> T with(Function<Handle, T> work) {
        Seat seat = seats.tryToTake()
                .orElseThrow(() -> ProblemException.retryLater(
                        ProblemType.BUSY, "The node changes other items right now.", RETRY_AFTER));
        try (seat;
                Handle session = sessions.open("bulk changes " + city(), setup())) {
            return work.apply(session);
        }
    }

    /**
     * Writes, in one transaction, what is decided about items. If somebody overtakes it, it decides again.
     *
     * @param reading reads the items in the same transaction
     * @param act that the new versions belong to; empty if they belong to none
     */
    List<Judged> write(Handle session, Function<Handle, List<Target>> reading, Decider decider, OptionalLong act) {
        Optional<List<Judged>> written = Optional.empty();
        while (written.isEmpty()) {
            written = session.inTransaction(transaction -> attempt(transaction, reading, decider, act));
        }
        committed.fire(new ChangeCommitted(CityLog.items(city())));
        return written.get();
    }

    private Optional<List<Judged>> attempt(
            Handle session, Function<Handle, List<Target>> reading, Decider decider, OptionalLong act) {
        Plan plan = plan(session, reading.apply(session), decider);
        BulkStore store = new BulkStore(session, city());
        Attempt attempt = store.write(plan.changes(), new Writer(stamps.actor(), true, act));
        if (attempt == Attempt.OVERTAKEN || !delete(session, plan)) {
            session.rollback();
            return Optional.empty();
        }
        return Optional.of(plan.judged());
    }

    private boolean delete(Handle session, Plan plan) {
        if (plan.deleted().isEmpty()) {
            return true;
        }
        Map<UUID, Long> versions = plan.judged().stream()
                .collect(Collectors.toMap(
                        it -> it.current().id(), it -> it.current().version()));
        int deleted = session.createUpdate("""
                        delete from item using unnest(:ids, :versions) as seen (id, version)
                        where item.id = seen.id and item.version = seen.version and owner = :city and status = 'draft'
                        """)
                .bind("city", city())
                .bindArray("ids", UUID.class, plan.deleted())
                .bindArray(
                        "versions",
                        Long.class,
                        plan.deleted().stream().map(versions::get).toList())
                .execute();
        return deleted == plan.deleted().size();
    }

    private Plan plan(Handle session, List<Target> targets, Decider decider) {
        BulkStore store = new BulkStore(session, city());
        Map<UUID, Target> byId = new LinkedHashMap<>();
        targets.forEach(target -> byId.put(target.id(), target));
        Map<UUID, Item> items = store.items(byId.keySet());
        Set<UUID> byHand = byHand(session, byId.keySet());
        BulkState state = new BulkState(store.holders(pastIdentifiers(targets)), items, Set.of(), Set.of());
        BulkPlan plan = new BulkPlan(rules, stamps.now(), stamps::newId, state);
        List<Judged> judged = new ArrayList<>();
        List<UUID> deleted = new ArrayList<>();
        byId.values().stream().filter(target -> items.containsKey(target.id())).forEach(target -> {
            Item current = items.get(target.id());
            Decision decision = current.version() == target.version()
                    ? decider.of(current, target, byHand.contains(target.id()))
                    : new Decision.Left(Why.CHANGED);
            if (decision instanceof Decision.Deleted) {
                deleted.add(target.id());
            }
            judged.add(new Judged(
                    current,
                    decision,
                    decision instanceof Decision.Changed changed
                            ? Optional.of(plan.change(target.id(), changed.change()))
                            : Optional.empty()));
        });
        return new Plan(plan, judged, deleted);
    }

    private static Set<Identifier> pastIdentifiers(List<Target> targets) {
        Set<Identifier> named = new HashSet<>();
        targets.forEach(target ->
                target.past().ifPresent(past -> named.addAll(past.content().identifiers())));
        return named;
    }

    private Set<UUID> byHand(Handle session, Set<UUID> ids) {
        return session.createQuery("select id from item where owner = :city and id = any(:ids) and of_desk")
                .bind("city", city())
                .bindArray("ids", UUID.class, ids)
                .mapTo(UUID.class)
                .set();
    }
}
