package org.libraryexchange.catalogue.pictures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.catalogue.ActLog;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.catalogue.acts.BulkChanges;
import org.libraryexchange.catalogue.acts.BulkChanges.Chosen;
import org.libraryexchange.catalogue.acts.Done.Left;
import org.libraryexchange.catalogue.acts.Done.Why;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.StrictJson;

/**
 * Fetches the pictures of many items from their addresses, item by item, as one act that can be undone. That takes minutes or
 * hours, so whoever wants it waits for nothing: what is still to do is in the database.
 */
@ApplicationScoped
public class PictureMoves {

    private static final Duration LOOK = Duration.ofSeconds(10);

    /** Longer than one picture takes. */
    private static final Duration CLAIMED = Duration.ofMinutes(5);

    /** While the person has uploaded too much, or the node has much to read. */
    private static final Duration LATER = Duration.ofMinutes(1);

    private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};

    private static final String CLAIM = """
        update picture_move as move set due = :until from act
        where act.id = act_id and (act_id, item_id) = (
            select act_id, item_id from picture_move where done is null and due <= :now
            order by due, act_id, item_id limit 1 for update skip locked)
        returning act_id as act, item_id as item, version, actor
        """;

    private static final String OF_ITEM = " where act_id = :act and item_id = :item";

    private final Jdbi database;
    private final BulkChanges changes;
    private final PictureUploads uploads;
    private final PictureStore store;
    private final Actor actor;
    private final CurrentIdentityAssociation identity;
    private final Clock clock;

    PictureMoves(
            Jdbi database,
            BulkChanges changes,
            PictureUploads uploads,
            PictureStore store,
            Actor actor,
            CurrentIdentityAssociation identity,
            Clock clock) {
        this.database = database;
        this.changes = changes;
        this.uploads = uploads;
        this.store = store;
        this.actor = actor;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * How far an act has come.
     *
     * @param waiting items whose pictures are still to be fetched
     * @param left items that have stayed as they were, or that still name pictures by address, and why
     */
    public record Progress(int waiting, List<Left> left) {}

    /** An item whose turn it is. */
    public record Move(long act, UUID item, long version, String actor) {}

    private record LeftRow(UUID id, String document, String why, String violations) {

        private Left left() {
            try {
                return new Left(
                        id,
                        document,
                        Why.valueOf(why.toUpperCase(Locale.ROOT)),
                        StrictJson.mapper().readValue(violations, VIOLATIONS));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("what came of a picture is damaged", e);
            }
        }
    }

    /** Begins to fetch the pictures of items as somebody has seen them. Returns the act. */
    @RolesAllowed(Roles.CATALOGUER)
    @Transactional
    public long begin(List<Chosen> chosen) {
        return database.withHandle(handle -> {
            long act = new ActLog(handle).begin(ActLog.Kind.PICTURES, actor.name(), clock.instant());
            handle.createUpdate("""
                insert into picture_move (act_id, item_id, version, due)
                select :act, item, version, :now from unnest(:items, :versions) as chosen (item, version)
                """)
                    .bind("act", act)
                    .bindArray(
                            "items", UUID.class, chosen.stream().map(Chosen::id).toList())
                    .bindArray(
                            "versions",
                            Long.class,
                            chosen.stream().map(Chosen::version).toList())
                    .bind("now", clock.instant())
                    .execute();
            return act;
        });
    }

    /** How far an act has come; nothing waits of one that fetches no pictures. */
    public Progress progress(long act) {
        return database.withHandle(handle -> new Progress(
                handle.select("select count(*) from picture_move where act_id = ? and done is null", act)
                        .mapTo(Integer.class)
                        .one(),
                handle.select("""
                    select id, document, why, violations from picture_move join item on id = item_id
                    where act_id = ? and why is not null and owner = (select name from city) order by done, id
                    """, act)
                        .map(ConstructorMapper.of(LeftRow.class))
                        .map(LeftRow::left)
                        .list()));
    }

    @Produces
    @Singleton
    PeriodicTask fetching() {
        return new PeriodicTask("pictures to fetch", LOOK, this::fetch);
    }

    /** Fetches what is due. */
    void fetch() {
        for (Optional<Move> next = claim(); next.isPresent(); next = claim()) {
            try {
                fetch(next.get());
            } catch (ProblemException e) {
                // The person or the node has too much to do, or the picture has just gone.
                postpone(next.get(), LATER);
            }
        }
    }

    private Optional<Move> claim() {
        return database.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("now", clock.instant())
                .bind("until", clock.instant().plus(CLAIMED))
                .map(ConstructorMapper.of(Move.class))
                .findOne());
    }

    private void postpone(Move move, Duration time) {
        database.useHandle(handle -> handle.createUpdate("update picture_move set due = :due" + OF_ITEM)
                .bindMethods(move)
                .bind("due", clock.instant().plus(time))
                .execute());
    }

    /** Does so in the name of the person who wanted it: history names them, and what they may upload in an hour is counted. */
    @ActivateRequestContext
    void fetch(Move move) {
        identity.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(move.actor))
                .addRole(Roles.CATALOGUER)
                .build());
        Optional<Item> seen = seen(move);
        if (seen.isEmpty()) {
            finish(move, Why.CHANGED, List.of());
            return;
        }
        PicturesElsewhere elsewhere = new PicturesElsewhere(seen.get());
        Map<String, Optional<Picture>> fetched = new HashMap<>();
        List<Violation> problems = new ArrayList<>(elsewhere.undescribed());
        for (String address : elsewhere.addresses()) {
            postpone(move, CLAIMED);
            try {
                fetched.put(address, Optional.of(store.keep(uploads.fetch(new Client(move.actor, true), address))));
            } catch (UnusablePictureException e) {
                problems.add(elsewhere.refused(address, e.refusal()));
            }
        }
        if (fetched.isEmpty()) {
            finish(move, Why.REFUSED, problems);
        } else {
            write(move, fetched, problems);
        }
    }

    private Optional<Item> seen(Move move) {
        return database.withHandle(handle -> handle.createQuery("""
            select document from item where id = :item and owner = (select name from city) and version = :version
                and status <> 'erased'
            """)
                .bindMethods(move)
                .mapTo(byte[].class)
                .map(Item::ofStored)
                .findOne());
    }

    /** The item's new version and the end of its wait are one transaction, so that neither happens twice. */
    private void write(Move move, Map<String, Optional<Picture>> fetched, List<Violation> problems) {
        List<Chosen> chosen = List.of(new Chosen(move.item, move.version));
        List<Left> left = changes.add(
                move.act,
                handle -> finish(handle, move, problems.isEmpty() ? null : Why.REFUSED, problems) ? chosen : List.of(),
                (current, byHand, now) -> Revision.edited(
                        current,
                        new ItemDraft(Optional.empty(), new PicturesElsewhere(current).without(fetched)),
                        ItemEdit.byPerson(current.owner(), !byHand, false),
                        now));
        left.forEach(each -> finish(move, each.why(), each.violations()));
    }

    private void finish(Move move, Why why, List<Violation> violations) {
        boolean unused = database.withHandle(handle -> finish(handle, move, why, violations));
    }

    /** @return whether the act is still to be done: whoever undoes it takes from it what waits */
    private boolean finish(Handle handle, Move move, Why why, List<Violation> violations) {
        int open = handle.createUpdate(
                        "update picture_move set done = :now, why = :why, violations = :violations" + OF_ITEM)
                .bindMethods(move)
                .bind("now", clock.instant())
                .bind("why", why == null ? null : why.name().toLowerCase(Locale.ROOT))
                .bind("violations", json(violations))
                .execute();
        return open > 0;
    }

    private static String json(List<Violation> violations) {
        try {
            return StrictJson.mapper().writeValueAsString(violations);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a violation is a plain record", e);
        }
    }
}
