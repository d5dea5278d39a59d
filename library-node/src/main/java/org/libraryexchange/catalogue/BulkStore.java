package org.libraryexchange.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.BinaryRows;
import org.libraryexchange.base.database.Copying;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.catalogue.BulkPlan.Holding;
import org.libraryexchange.catalogue.BulkPlan.PlannedItem;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;

/**
 * Reads and writes many own items at once, in the session's current transaction. It locks in the same order as single
 * writes: items first, then identifiers, then the counter of the log. It takes all sequences of a write at once.
 */
public record BulkStore(Handle session, String city) {

    /**
     * Prepares a session. Each batch gets new query plans: a plan made for a small table would read all of a table that
     * has grown.
     */
    public static final String SETUP = """
            set plan_cache_mode = force_custom_plan;
            create temporary table staged_own_item (
                id uuid, kind text, status text, version bigint, place bigint, document text, sha256 bytea, languages text[],
                updated timestamptz
            ) on commit delete rows
            """;

    private static final String WRITE = """
            with taken as materialized (select take_places(:places) as before, given_stamp() as stamp where :places > 0)
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, stored,
                changed_by)
            select id, :city, kind, status, version, before + place, document, sha256, languages, updated,
                case when place is null then cast(:now as timestamptz) else stamp end, :actor
            from staged_own_item left join taken on true
            on conflict (id, owner) do update set kind = excluded.kind, status = excluded.status,
                version = excluded.version, sequence = excluded.sequence, document = excluded.document,
                sha256 = excluded.sha256, languages = excluded.languages, updated = excluded.updated,
                stored = excluded.stored, changed_by = excluded.changed_by, traceparent = null,
                of_desk = case when :byHand then item.of_desk end
            """;

    /**
     * Who writes.
     *
     * @param byHand whether it is a person at the desk, and no system of the city
     * @param act that the versions belong to; empty if they belong to none
     */
    public record Writer(String actor, boolean byHand, OptionalLong act) {}

    /** The result of an attempt to write. */
    public enum Attempt {
        WRITTEN,
        /** Somebody else has written to the same items or identifiers since they were read. */
        OVERTAKEN
    }

    private record HeldIdentifier(String scheme, String value, UUID itemId) {

        private Identifier identifier() {
            return new Identifier(scheme, value);
        }
    }

    /** The document as bytes. The driver returns the UTF-8 that the database sent. */
    private record StoredItem(UUID id, byte[] document) {

        private Item item() {
            return Item.ofStored(document);
        }
    }

    private record Version(UUID id, long version) {}

    /** For each of these identifiers, the own item that has it. */
    public Map<Identifier, UUID> holders(Collection<Identifier> identifiers) {
        Map<Identifier, UUID> holders = new HashMap<>(byId(identifiers));
        holders.putAll(session.createQuery("""
                        select scheme, value, item_id from own_identifier
                            join unnest(:schemes, :values) as named (scheme, value) using (scheme, value)
                        """)
                .bindArray("schemes", String.class, column(identifiers, Identifier::scheme))
                .bindArray("values", String.class, column(identifiers, Identifier::value))
                .map(ConstructorMapper.of(HeldIdentifier.class))
                .collectToMap(HeldIdentifier::identifier, HeldIdentifier::itemId));
        return holders;
    }

    /** Those identifiers that are ids of own items. */
    private Map<Identifier, UUID> byId(Collection<Identifier> identifiers) {
        List<UUID> ids = identifiers.stream()
                .filter(identifier -> identifier.scheme().equals(BulkRow.ITEM_ID))
                .flatMap(identifier -> Parameters.uuid(identifier.value()).stream())
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : session.createQuery("""
                                select id from item where owner = :city and id = any(:ids) and status <> 'erased'
                                """)
                        .bind("city", city)
                        .bindArray("ids", UUID.class, ids)
                        .mapTo(UUID.class)
                        .collectToMap(id -> new Identifier(BulkRow.ITEM_ID, id.toString()), id -> id);
    }

    /** The current states of own items. */
    public Map<UUID, Item> items(Collection<UUID> ids) {
        return session.createQuery("""
                        select id, document from item where owner = :city and id = any(:ids) and status <> 'erased'
                        """)
                .bind("city", city)
                .bindArray("ids", UUID.class, ids)
                .map(ConstructorMapper.of(StoredItem.class))
                .collectToMap(StoredItem::id, StoredItem::item);
    }

    /** Those of own items that a source sends, each with whether it has written none of it yet: people did at the desk. */
    Map<UUID, Boolean> sourced(Collection<UUID> ids) {
        return session.createQuery("""
                        select distinct item.id, coalesce(of_desk, false) as of_desk
                        from own_identifier join source using (scheme)
                            join item on item.id = item_id and item.owner = own_identifier.owner
                        where item_id = any(:ids)
                        """)
                .bindArray("ids", UUID.class, ids)
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("id", UUID.class), row -> row.getColumn("of_desk", Boolean.class)));
    }

    /** Writes a plan. If the result is {@code OVERTAKEN}, the caller must not commit and has to make a new plan. */
    public Attempt write(BulkPlan plan, Writer writer) {
        Attempt attempt = plan.items().isEmpty() ? Attempt.WRITTEN : writeItems(plan, writer);
        if (attempt == Attempt.WRITTEN) {
            AcceptedChanges.note(session, plan.noted());
        }
        return attempt;
    }

    private Attempt writeItems(BulkPlan plan, Writer writer) {
        if (!lock(plan.items())) {
            return Attempt.OVERTAKEN;
        }
        release(plan.released());
        if (take(plan.taken()) < plan.taken().size()) {
            return Attempt.OVERTAKEN;
        }
        put(plan, writer);
        writer.act().ifPresent(new ActLog(session)::addStaged);
        return Attempt.WRITTEN;
    }

    /**
     * Locks the items and tells whether all still have the planned version. Every transaction locks in the same order,
     * so that no two wait for each other.
     */
    private boolean lock(List<PlannedItem> planned) {
        Map<UUID, Long> versions = new HashMap<>();
        planned.stream()
                .filter(it -> it.before() > 0)
                .forEach(it -> versions.put(it.item().id(), it.before()));
        session.createQuery("""
                        select id, version from item where owner = :city and id = any(:ids) order by id for update
                        """)
                .bind("city", city)
                .bindArray("ids", UUID.class, List.copyOf(versions.keySet()))
                .map(ConstructorMapper.of(Version.class))
                .forEach(item -> versions.remove(item.id(), item.version()));
        return versions.isEmpty();
    }

    private void release(List<Holding> released) {
        if (!released.isEmpty()) {
            update("""
                    delete from own_identifier using unnest(:schemes, :values, :items) as former (scheme, value, item_id)
                    where own_identifier.scheme = former.scheme and own_identifier.value = former.value
                        and own_identifier.item_id = former.item_id
                    """, released);
        }
    }

    private int take(List<Holding> taken) {
        List<Holding> ordered = taken.stream()
                .sorted(Comparator.comparing((Holding it) -> it.identifier().scheme())
                        .thenComparing(it -> it.identifier().value()))
                .toList();
        return ordered.isEmpty() ? 0 : update("""
                insert into own_identifier (scheme, value, item_id, owner)
                select scheme, value, item_id, (select name from city)
                from unnest(:schemes, :values, :items) as wanted (scheme, value, item_id)
                on conflict do nothing
                """, ordered);
    }

    private int update(String sql, List<Holding> holdings) {
        return session.createUpdate(sql)
                .bindArray(
                        "schemes",
                        String.class,
                        column(holdings, it -> it.identifier().scheme()))
                .bindArray(
                        "values",
                        String.class,
                        column(holdings, it -> it.identifier().value()))
                .bindArray("items", UUID.class, column(holdings, Holding::item))
                .execute();
    }

    private void put(BulkPlan plan, Writer writer) {
        Copying.into(session, "staged_own_item", rows -> stage(plan.items(), rows));
        session.createUpdate(WRITE)
                .bind(
                        "places",
                        plan.items().stream().filter(BulkStore::hasPlace).count())
                .bind("city", city)
                .bind("now", plan.now())
                .bind("actor", writer.actor())
                .bind("byHand", writer.byHand())
                .execute();
    }

    private static void stage(List<PlannedItem> planned, BinaryRows rows) {
        long place = 0;
        for (PlannedItem each : planned) {
            Item item = each.item();
            rows.row(9)
                    .uuid(item.id())
                    .text(item.content().kind().term())
                    .text(item.status().term())
                    .bigint(item.version());
            if (hasPlace(each)) {
                rows.bigint(++place);
            } else {
                rows.nothing();
            }
            rows.bytes(each.document())
                    .bytes(Sha256.of(each.document()))
                    .texts(item.content().title().languages())
                    .timestamp(item.updated());
        }
    }

    private static boolean hasPlace(PlannedItem planned) {
        return planned.item().status() != Status.DRAFT;
    }

    private static <T, C> List<C> column(Collection<T> rows, Function<T, C> column) {
        return rows.stream().map(column).toList();
    }
}
