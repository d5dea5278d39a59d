package org.libraryexchange.catalogue.imports;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.catalogue.BulkPlan;
import org.libraryexchange.catalogue.imports.Imports.WithdrawnItem;
import org.libraryexchange.item.Identifier;

/** What an import records about its rows while it runs, and how the catalogue compares with that. */
record ImportLedger(Handle session, ImportJob job) {

    /** The identifiers of an import's scheme, with their items. */
    private static final String KEYS = """
            bulk_import import join own_identifier key using (scheme)
                join item on item.id = key.item_id and item.owner = key.owner
            """;

    /**
     * An import that was held leaves alone items that have changed since it was received. During the check, all items
     * count.
     */
    private static final String UNCHANGED_SINCE = "(import.state = 'checking' or item.sequence <= import.since)";

    /** Whether the file names the item by any of its identifiers of the scheme. */
    private static final String NAMED = """
            exists (select from own_identifier other join import_named named using (value)
                where named.import_id = import.id and other.item_id = key.item_id and other.scheme = key.scheme%s)
            """;

    private static final String WITHDRAWN =
            """
            from %s
            where import.id = :id and item.status = 'published' and %s
                and (%s or import.complete and not %s)
            """.formatted(KEYS, UNCHANGED_SINCE, NAMED.formatted(" and named.withdraws"), NAMED.formatted(""));

    private static final String COUNT = "select count(distinct item.id) " + WITHDRAWN;
    private static final String LIST = "select distinct on (item.id) item.id, item.kind, key.value, item.document "
            + WITHDRAWN + " order by item.id limit :most";

    private static final String MISSING = """
            select key.value from %s
            where import.id = :id and item.status = 'published' and key.value > coalesce(:after, '')
                and (import.approved is null or item.sequence <= import.since)
                and not exists (select from own_identifier lower where lower.item_id = key.item_id
                    and lower.scheme = key.scheme and lower.value < key.value)
                and not %s
            order by key.value limit :most
            """.formatted(KEYS, NAMED.formatted(""));

    private record ChangedHolder(String scheme, String value, Optional<UUID> itemId) {

        private Identifier identifier() {
            return new Identifier(scheme, value);
        }
    }

    /** Records identifiers that rows name, and whether the rows withdraw the item. */
    void name(Map<String, Boolean> withdraws) {
        session.createUpdate("""
                        insert into import_named (import_id, value, withdraws)
                        select :id, value, withdraws from unnest(:values, :withdraws) as named (value, withdraws)
                        on conflict (import_id, value)
                            do update set withdraws = import_named.withdraws or excluded.withdraws
                        """)
                .bind("id", job.id())
                .bindArray("values", String.class, withdraws.keySet())
                .bindArray("withdraws", Boolean.class, withdraws.values())
                .execute();
    }

    /** The published items that an import would withdraw from the catalogue as it is now, up to a number of them. */
    static List<WithdrawnItem> withdrawn(Handle handle, long importId, int most) {
        return handle.createQuery(LIST)
                .bind("id", importId)
                .bind("most", most)
                .map(ConstructorMapper.of(WithdrawnItem.class))
                .list();
    }

    /** The number of these items. */
    static long withdrawals(Handle handle, long importId) {
        return handle.createQuery(COUNT).bind("id", importId).mapTo(Long.class).one();
    }

    /** The number of published items with an identifier of the scheme. */
    long published() {
        return published(session, job.request().scheme());
    }

    static long published(Handle handle, String scheme) {
        return handle.select("""
                        select count(distinct item.id)
                        from own_identifier key join item on item.id = key.item_id and item.owner = key.owner
                        where key.scheme = ? and item.status = 'published'
                        """, scheme).mapTo(Long.class).one();
    }

    /**
     * Those of these items that have changed since the file was received. Times of drafts are rounded down to seconds,
     * so a draft from the same second counts as changed.
     */
    Set<UUID> changedSince(Collection<UUID> items) {
        return session.createQuery("""
                        select item.id from bulk_import import join item on item.id = any(:items)
                        where import.id = :id and (item.sequence > import.since
                            or item.sequence is null and item.updated >= date_trunc('second', import.received))
                        """)
                .bindArray("items", UUID.class, items)
                .bind("id", job.id())
                .mapTo(UUID.class)
                .toCollection(HashSet::new);
    }

    /** The next published items that the file does not name, with one identifier each. */
    List<Identifier> missing(int most) {
        return session.createQuery(MISSING)
                .bind("id", job.id())
                .bind("after", job.position().missingAfter().orElse(null))
                .bind("most", most)
                .mapTo(String.class)
                .map(value -> new Identifier(job.request().scheme(), value))
                .list();
    }

    /** Those of these items that earlier rows were about. */
    Set<UUID> settled(Collection<UUID> items) {
        return session.createQuery("select item_id from import_item where import_id = :id and item_id = any(:items)")
                .bind("id", job.id())
                .bindArray("items", UUID.class, items)
                .mapTo(UUID.class)
                .set();
    }

    void settle(Collection<UUID> items) {
        session.createUpdate("""
                        insert into import_item (import_id, item_id) select :id, id from unnest(:items) as settled (id)
                        on conflict do nothing
                        """)
                .bind("id", job.id())
                .bindArray("items", UUID.class, items)
                .execute();
    }

    /**
     * Those of these identifiers that the dry run would have moved so far, each with the item that would have it; empty
     * if no item would.
     */
    Map<Identifier, Optional<UUID>> changedHolders(Collection<Identifier> identifiers) {
        return session.createQuery("""
                        select scheme, value, item_id from import_identifier
                            join unnest(:schemes, :values) as named (scheme, value) using (scheme, value)
                        where import_id = :id
                        """)
                .bindArray(
                        "schemes",
                        String.class,
                        identifiers.stream().map(Identifier::scheme).toList())
                .bindArray(
                        "values",
                        String.class,
                        identifiers.stream().map(Identifier::value).toList())
                .bind("id", job.id())
                .map(ConstructorMapper.of(ChangedHolder.class))
                .collectToMap(ChangedHolder::identifier, ChangedHolder::itemId);
    }

    /** Records which item would have which identifier if the dry run's plan were written. */
    void changeHolders(BulkPlan plan) {
        PreparedBatch releases = holders("null");
        plan.released().forEach(each -> named(releases, each.identifier()).add());
        releases.execute();
        PreparedBatch takes = holders(":item");
        plan.taken()
                .forEach(each -> named(takes, each.identifier())
                        .bind("item", each.item())
                        .add());
        takes.execute();
    }

    private PreparedBatch holders(String item) {
        return session.prepareBatch("""
                insert into import_identifier (import_id, scheme, value, item_id) values (:id, :scheme, :value, %s)
                on conflict (import_id, scheme, value) do update set item_id = excluded.item_id
                """.formatted(item));
    }

    private PreparedBatch named(PreparedBatch batch, Identifier identifier) {
        return batch.bind("id", job.id()).bind("scheme", identifier.scheme()).bind("value", identifier.value());
    }
}
