package org.libraryexchange.catalogue.pictures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.acts.BulkChanges.Chosen;
import org.libraryexchange.catalogue.acts.Done.Left;
import org.libraryexchange.catalogue.acts.Done.Why;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.StrictJson;

/** The items whose pictures are still to be fetched, and what came of the others, in the database. */
@Singleton
record PictureMoveQueue(Jdbi database, Clock clock) {

    /** Longer than one picture takes. After a failure the pause is as long, and twice as long after each further one. */
    static final Duration CLAIMED = Duration.ofMinutes(5);

    private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> FETCHED = new TypeReference<>() {};

    private static final String CLAIM = """
        update picture_move as move set due = :until, tries = tries + 1 from act
        where act.id = act_id and (act_id, item_id) = (
            select act_id, item_id from picture_move where done is null and due <= :now
            order by due, act_id, item_id limit 1 for update skip locked)
        returning act_id as act, item_id as item, version, actor, tries, fetched as fetched_before,
            exists (select from staff_role where name = actor and role = :role) as allowed
        """;

    private static final String OPEN = " where act_id = :act and item_id = :item and done is null";

    private static final String RESULT = "update picture_move set done = :now, why = :why, violations = :violations";

    /**
     * An item whose turn it is.
     *
     * @param tries with this one
     * @param fetchedBefore what has come of its addresses, as JSON
     * @param allowed whether the person may still change items
     */
    public record Move(
            long act, UUID item, long version, String actor, int tries, String fetchedBefore, boolean allowed) {

        /** What has come of its addresses before: the SHA-256 of a picture, or the rule that the file breaks. */
        Map<String, String> fetched() {
            return read(fetchedBefore, FETCHED);
        }
    }

    private record LeftRow(UUID id, String document, String why, String violations) {

        private Left left() {
            return new Left(id, document, Why.valueOf(why.toUpperCase(Locale.ROOT)), read(violations, VIOLATIONS));
        }
    }

    /** Adds items as somebody has seen them. */
    void add(Handle handle, long act, List<Chosen> chosen) {
        handle.createUpdate("""
                insert into picture_move (act_id, item_id, version, due)
                select :act, item, version, :now from unnest(:items, :versions) as chosen (item, version)
                on conflict do nothing
                """)
                .bind("act", act)
                .bindArray("items", UUID.class, chosen.stream().map(Chosen::id).toList())
                .bindArray(
                        "versions",
                        Long.class,
                        chosen.stream().map(Chosen::version).toList())
                .bind("now", clock.instant())
                .execute();
    }

    int waiting(long act) {
        return database.withHandle(
                handle -> handle.select("select count(*) from picture_move where act_id = ? and done is null", act)
                        .mapTo(Integer.class)
                        .one());
    }

    /** Items that have stayed as they were, or that still name pictures by address, and why. */
    List<Left> left(long act) {
        return database.withHandle(handle -> handle.select("""
                    select id, document, why, violations from picture_move join item on id = item_id
                    where act_id = ? and why is not null and owner = (select name from city) order by done, id
                    """, act)
                .map(ConstructorMapper.of(LeftRow.class))
                .map(LeftRow::left)
                .list());
    }

    /** The next item that is due. Nobody else gets it for some minutes. */
    Optional<Move> claim() {
        return database.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("now", clock.instant())
                .bind("until", clock.instant().plus(CLAIMED))
                .bind("role", Roles.CATALOGUER)
                .map(ConstructorMapper.of(Move.class))
                .findOne());
    }

    /** The item, if it is still as the person has seen it. */
    Optional<Item> seen(Move move) {
        return database.withHandle(handle -> handle.createQuery("""
            select document from item where id = :item and owner = (select name from city) and version = :version
                and status <> 'erased'
            """)
                .bindMethods(move)
                .mapTo(byte[].class)
                .map(Item::ofStored)
                .findOne());
    }

    /** Keeps an item for some minutes more, and what has come of its addresses. */
    void hold(Move move, Map<String, String> fetched) {
        database.useHandle(
                handle -> handle.createUpdate("update picture_move set due = :due, fetched = :fetched" + OPEN)
                        .bindMethods(move)
                        .bind("due", clock.instant().plus(CLAIMED))
                        .bind("fetched", json(fetched))
                        .execute());
    }

    /** @param back tries that do not count */
    void postpone(Move move, Duration time, int back) {
        database.useHandle(
                handle -> handle.createUpdate("update picture_move set due = :due, tries = tries - :back" + OPEN)
                        .bindMethods(move)
                        .bind("due", clock.instant().plus(time))
                        .bind("back", back)
                        .execute());
    }

    void finish(Move move, Why why, List<Violation> violations) {
        boolean unused = database.withHandle(handle -> finish(handle, move, why, violations));
    }

    /**
     * Ends the wait of an item.
     *
     * @param why pictures have stayed where they are, or the whole item has; null if none has
     * @return whether it was still waiting: whoever undoes the act takes from it what waits, and another process may be done
     */
    boolean finish(Handle handle, Move move, Why why, List<Violation> violations) {
        return end(handle, RESULT + OPEN, move, why, violations) > 0;
    }

    /** Says of an item whose wait has just ended that it has stayed as it was. */
    void amend(Move move, Left left) {
        int unused = database.withHandle(handle ->
                end(handle, RESULT + " where act_id = :act and item_id = :item", move, left.why(), left.violations()));
    }

    private int end(Handle handle, String sql, Move move, Why why, List<Violation> violations) {
        return handle.createUpdate(sql)
                .bindMethods(move)
                .bind("now", clock.instant())
                .bind("why", why == null ? null : why.name().toLowerCase(Locale.ROOT))
                .bind("violations", json(violations))
                .execute();
    }

    private static String json(Object plain) {
        try {
            return StrictJson.mapper().writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it is plain", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return StrictJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what came of a picture is damaged", e);
        }
    }
}
