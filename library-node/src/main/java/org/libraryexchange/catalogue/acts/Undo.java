package org.libraryexchange.catalogue.acts;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.catalogue.Stamps;
import org.libraryexchange.catalogue.acts.BulkWork.Decision;
import org.libraryexchange.catalogue.acts.BulkWork.Judged;
import org.libraryexchange.catalogue.acts.BulkWork.Target;
import org.libraryexchange.catalogue.acts.Done.Left;
import org.libraryexchange.catalogue.acts.Done.Why;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.WithdrawalRequest;

/**
 * Undoes what somebody did to many items. Each gets a new version that says what it said before, so that the partner
 * sees versions in order; only a draft that the act created is deleted. Items that have changed since are left alone.
 */
@ApplicationScoped
@RolesAllowed(Roles.LIBRARIAN)
public class Undo {

    private static final String PAST = """
            select %1$s.item_id as id, %1$s.version, replaced as past
            from %1$s left join item_version on item_version.item_id = %1$s.item_id and item_version.version = %1$s.version
            """;

    private static final String NEXT =
            PAST.formatted("act_item") + "where act_id = :act and act_item.item_id > :after order by 1 limit :most";

    private static final String TAKE = """
            with taken as (
                delete from act_item where act_id = :act and item_id = any(array(
                    select item_id from act_item where act_id = :act order by item_id limit :most))
                returning item_id, version)
            """ + PAST.formatted("taken");

    /** What undoing does to an item. */
    public enum Way {
        DELETED,
        WITHDRAWN,
        PUBLISHED,
        CHANGED
    }

    /**
     * What undoing would do now.
     *
     * @param ways how many items it would change, and how
     * @param left items that it would leave alone
     */
    public record Outlook(Map<Way, Integer> ways, List<Left> left) {

        public int of(Way way) {
            return ways.getOrDefault(way, 0);
        }

        /** How many items it would change. */
        public int items() {
            return ways.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private record PastItem(UUID id, long version, Optional<String> past) {

        private Target target() {
            return new Target(
                    id, version, past.map(document -> Item.ofStored(document.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private final Jdbi database;
    private final BulkWork work;
    private final Stamps stamps;
    private final Actor actor;
    private final SecurityIdentity identity;

    Undo(Jdbi database, BulkWork work, Stamps stamps, Actor actor, SecurityIdentity identity) {
        this.database = database;
        this.work = work;
        this.stamps = stamps;
        this.actor = actor;
        this.identity = identity;
    }

    /** Whether the person may undo it: whoever did it may, and each cataloguer. */
    public boolean isAllowed(Act act) {
        return publishes() || act.actor().equals(actor.name());
    }

    private boolean publishes() {
        return identity.hasRole(Roles.CATALOGUER);
    }

    private void require(Act act) {
        if (!isAllowed(act)) {
            throw new ForbiddenException();
        }
        if (act.isTooLarge()) {
            throw new ProblemException(
                    ProblemType.STATUS_CONFLICT, "An act of more than " + Act.MOST_UNDONE + " items cannot be undone.");
        }
    }

    /** What undoing an act would do now. */
    @Transactional
    public Outlook outlook(Act act) {
        require(act);
        return database.withHandle(handle -> {
            Map<Way, Integer> ways = new EnumMap<>(Way.class);
            List<Left> left = new ArrayList<>();
            UUID after = new UUID(0, 0);
            for (List<Target> targets = next(handle, act, after); !targets.isEmpty(); ) {
                for (Judged judged : work.preview(handle, targets, decider(new WithdrawalRequest(null)))) {
                    judged.left().ifPresentOrElse(left::add, () -> ways.merge(way(judged), 1, Integer::sum));
                }
                after = targets.get(targets.size() - 1).id();
                targets = next(handle, act, after);
            }
            return new Outlook(ways, left);
        });
    }

    /** An outlook that tells nothing yet, for whoever may undo the act. */
    public Outlook pendingOutlook(Act act) {
        require(act);
        return new Outlook(Map.of(), List.of());
    }

    private static Way way(Judged judged) {
        return judged.after()
                .map(after -> after.status() == judged.current().status()
                        ? Way.CHANGED
                        : after.status() == Status.WITHDRAWN ? Way.WITHDRAWN : Way.PUBLISHED)
                .orElse(Way.DELETED);
    }

    private static List<Target> next(Handle handle, Act act, UUID after) {
        return targets(handle.createQuery(NEXT).bind("after", after), act);
    }

    /** The versions are no longer the act's once they are taken, so that nobody undoes them again. */
    private static List<Target> take(Handle handle, Act act) {
        return targets(handle.createQuery(TAKE), act);
    }

    private static List<Target> targets(Query query, Act act) {
        return query
                .bind("act", act.id())
                .bind("most", BulkWork.ITEMS_AT_A_TIME)
                .map(ConstructorMapper.of(PastItem.class))
                .list()
                .stream()
                .map(PastItem::target)
                .toList();
    }

    /**
     * Undoes an act. If the node ends meanwhile, what is left of it can be undone later.
     *
     * @param reason for items that readers have seen and that are withdrawn
     */
    public Done undo(Act act, WithdrawalRequest reason) {
        require(act);
        List<Judged> judged = work.with(session -> undo(session, act, reason));
        List<Left> left = judged.stream().flatMap(each -> each.left().stream()).toList();
        return new Done(OptionalLong.empty(), judged.size() - left.size(), left);
    }

    private List<Judged> undo(Handle session, Act act, WithdrawalRequest reason) {
        List<Judged> all = new ArrayList<>();
        session.execute("delete from picture_move where act_id = ? and done is null", act.id());
        while (hasItems(session, act)) {
            all.addAll(work.write(session, handle -> take(handle, act), decider(reason), OptionalLong.empty()));
        }
        session.execute(
                "update act set undone = ?, undone_by = ? where id = ? and undone is null",
                stamps.now(),
                actor.name(),
                act.id());
        return all;
    }

    private static boolean hasItems(Handle session, Act act) {
        return session.select("select exists (select from act_item where act_id = ?)", act.id())
                .mapTo(Boolean.class)
                .one();
    }

    private BulkWork.Decider decider(WithdrawalRequest reason) {
        boolean publishes = publishes();
        Instant now = stamps.now();
        return (current, target, byHand) -> decide(current, target.past(), reason, publishes, now);
    }

    private static Decision decide(
            Item current, Optional<Item> past, WithdrawalRequest reason, boolean publishes, Instant now) {
        Status before = past.map(Item::status).orElse(Status.DRAFT);
        boolean isDraft = current.status() == Status.DRAFT && before == Status.DRAFT;
        if (!publishes && !isDraft) {
            return new Decision.Left(Why.FORBIDDEN);
        }
        if (isDraft && past.isEmpty()) {
            return new Decision.Deleted();
        }
        if (before == Status.DRAFT && current.status() != Status.DRAFT) {
            // What readers have seen never becomes a draft again.
            return new Decision.Changed(item -> Revision.withdrawn(item, reason, now));
        }
        if (before == Status.WITHDRAWN && current.status() == Status.PUBLISHED) {
            WithdrawalRequest again = new WithdrawalRequest(
                    past.orElseThrow().withdrawal().orElseThrow().reason());
            return new Decision.Changed(item -> Revision.withdrawn(item, again, now));
        }
        Item was = past.orElseThrow();
        return new Decision.Changed(item -> Revision.revised(item, before, was.content(), was.notes(), List.of(), now));
    }
}
