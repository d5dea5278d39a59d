package org.libraryexchange.catalogue.acts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.ActLog;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.catalogue.Stamps;
import org.libraryexchange.catalogue.acts.BulkWork.Decision;
import org.libraryexchange.catalogue.acts.BulkWork.Judged;
import org.libraryexchange.catalogue.acts.BulkWork.Target;
import org.libraryexchange.catalogue.acts.Done.Left;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;

/** Changes many items at once, as one act that can be undone, after showing what would change. */
@ApplicationScoped
@RolesAllowed(Roles.CATALOGUER)
public class BulkChanges {

    private final Jdbi database;
    private final BulkWork work;
    private final Stamps stamps;

    BulkChanges(Jdbi database, BulkWork work, Stamps stamps) {
        this.database = database;
        this.work = work;
        this.stamps = stamps;
    }

    /** An item as somebody has seen it. */
    public record Chosen(UUID id, long version) {}

    /** What somebody wants to become of each item. */
    @FunctionalInterface
    public interface Wish {

        /**
         * Decides about an item.
         *
         * @param byHand whether only people at the desk have written the item
         */
        Revision of(Item current, boolean byHand, Instant now) throws InvalidItemException;
    }

    /**
     * What would become of an item.
     *
     * @param after empty if it would stay as it is
     * @param left why; empty if it would change
     */
    public record Prospect(Item before, Optional<Item> after, Optional<Left> left) {}

    /** Shows what a change would do. Nothing is written. */
    @Transactional
    public List<Prospect> preview(List<Chosen> chosen, Wish wish) {
        return database.withHandle(handle -> work.preview(handle, targets(chosen), decider(wish)).stream()
                .map(judged -> new Prospect(judged.current(), judged.after(), judged.left()))
                .toList());
    }

    private static List<Target> targets(List<Chosen> chosen) {
        return chosen.stream()
                .map(each -> new Target(each.id(), each.version(), Optional.empty()))
                .toList();
    }

    private BulkWork.Decider decider(Wish wish) {
        Instant now = stamps.now();
        return (current, target, byHand) -> new Decision.Changed(item -> wish.of(item, byHand, now));
    }

    /** Changes the items. What somebody else has changed since it was seen is left alone. */
    public Done make(ActLog.Kind kind, List<Chosen> chosen, Wish wish) {
        return work.with(session -> {
            long act = new ActLog(session).begin(kind, stamps.actor(), stamps.now());
            List<Left> left = new ArrayList<>();
            int changed = 0;
            List<Target> targets = targets(chosen);
            for (int from = 0; from < targets.size(); from += BulkWork.ITEMS_AT_A_TIME) {
                List<Target> some = targets.subList(from, Math.min(targets.size(), from + BulkWork.ITEMS_AT_A_TIME));
                for (Judged judged : work.write(session, handle -> some, decider(wish), OptionalLong.of(act))) {
                    judged.left().ifPresent(left::add);
                    changed += judged.left().isEmpty() ? 1 : 0;
                }
            }
            if (changed == 0) {
                session.execute("delete from act where id = ?", act);
            }
            return new Done(changed == 0 ? OptionalLong.empty() : OptionalLong.of(act), changed, left);
        });
    }

    /**
     * Begins an act that goes on, see {@link #add}.
     *
     * @param first is written in the same transaction, with the act
     */
    @Transactional
    public long begin(ActLog.Kind kind, ObjLongConsumer<Handle> first) {
        return database.withHandle(handle -> {
            long act = new ActLog(handle).begin(kind, stamps.actor(), stamps.now());
            first.accept(handle, act);
            return act;
        });
    }

    /**
     * Changes items as a part of an act that goes on.
     *
     * @param reading says which, in the transaction that changes them
     * @return those that stay as they are
     */
    public List<Left> add(long act, Function<Handle, List<Chosen>> reading, Wish wish) {
        return work.with(session ->
                work.write(session, handle -> targets(reading.apply(handle)), decider(wish), act(session, act)).stream()
                        .flatMap(judged -> judged.left().stream())
                        .toList());
    }

    /** It lasts for as long as it changes items. */
    private OptionalLong act(Handle session, long act) {
        session.execute("update act set made = ? where id = ?", stamps.now(), act);
        return OptionalLong.of(act);
    }
}
