package org.libraryexchange.catalogue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.libraryexchange.catalogue.BulkPlan.Holding;
import org.libraryexchange.catalogue.BulkPlan.PlannedItem;
import org.libraryexchange.database.BinaryRows;
import org.libraryexchange.database.Copying;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;

/**
 * Reads and writes own items many at a time, in the transaction that runs on a session. As for single writes, items are
 * locked first, then identifiers, and the counter of the log last; all numbers of a write are taken at once.
 */
public final class BulkStore {

    /** Prepares a session. Plans are made for each batch: one that was made for a small table reads all of one that has grown. */
    public static final String SETUP = """
            set plan_cache_mode = force_custom_plan;
            create temporary table staged_own_item (
                id uuid, kind text, status text, version bigint, place bigint, document text, sha256 bytea, languages text[],
                updated timestamptz
            ) on commit delete rows
            """;

    private static final String WRITE = """
            with counter as (
                update own_log set sequence = sequence + ? where ? > 0 returning sequence
            )
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, stored,
                changed_by)
            select id, ?, kind, status, version, sequence - ? + place, document, sha256, languages, updated, ?, ?
            from staged_own_item left join counter on true
            on conflict (id, owner) do update set kind = excluded.kind, status = excluded.status,
                version = excluded.version, sequence = excluded.sequence, document = excluded.document,
                sha256 = excluded.sha256, languages = excluded.languages, updated = excluded.updated,
                stored = excluded.stored, changed_by = excluded.changed_by, traceparent = null
            """;

    private final Connection session;
    private final String city;

    public BulkStore(Connection session, String city) {
        this.session = session;
        this.city = city;
    }

    /** Which own items have these identifiers. */
    public Map<Identifier, UUID> holders(Collection<Identifier> identifiers) throws SQLException {
        Map<Identifier, UUID> holders = new HashMap<>();
        try (PreparedStatement statement = session.prepareStatement("""
                select scheme, value, item_id from own_identifier join unnest(?, ?) as named (scheme, value)
                using (scheme, value)
                """)) {
            statement.setArray(
                    1, texts(identifiers.stream().map(Identifier::scheme).toList()));
            statement.setArray(
                    2, texts(identifiers.stream().map(Identifier::value).toList()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    holders.put(new Identifier(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
                }
            }
        }
        return holders;
    }

    /** Own items as they stand. */
    public Map<UUID, Item> items(Collection<UUID> ids) throws SQLException {
        Map<UUID, Item> items = new HashMap<>();
        try (PreparedStatement statement =
                session.prepareStatement("select id, document from item where owner = ? and id = any (?)")) {
            statement.setString(1, city);
            statement.setArray(2, uuids(ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    byte[] document = row.getString(2).getBytes(StandardCharsets.UTF_8);
                    items.put(row.getObject(1, UUID.class), Item.ofStored(document));
                }
            }
        }
        return items;
    }

    /**
     * Writes what was planned.
     *
     * @return false if somebody has written to the same items or identifiers since they were read: nothing is to be
     *     committed then, and the plan is to be made again
     */
    public boolean write(BulkPlan plan, String actor) throws SQLException {
        if (plan.items().isEmpty()) {
            return true;
        }
        if (!lock(plan.items())) {
            return false;
        }
        release(plan.released());
        if (take(plan.taken()) < plan.taken().size()) {
            return false;
        }
        put(plan, actor);
        return true;
    }

    /** In one order for everybody, so that two transactions never wait for each other. */
    private boolean lock(List<PlannedItem> planned) throws SQLException {
        Map<UUID, Long> versions = new HashMap<>();
        planned.stream()
                .filter(it -> it.before() > 0)
                .forEach(it -> versions.put(it.item().id(), it.before()));
        try (PreparedStatement statement = session.prepareStatement(
                "select id, version from item where owner = ? and id = any (?) order by id for update")) {
            statement.setString(1, city);
            statement.setArray(2, uuids(versions.keySet()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.remove(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
        return versions.isEmpty();
    }

    private void release(List<Holding> released) throws SQLException {
        if (!released.isEmpty()) {
            update("""
                    delete from own_identifier using unnest(?, ?, ?) as former (scheme, value, item_id)
                    where own_identifier.scheme = former.scheme and own_identifier.value = former.value
                        and own_identifier.item_id = former.item_id
                    """, released);
        }
    }

    private int take(List<Holding> taken) throws SQLException {
        List<Holding> ordered = taken.stream()
                .sorted(Comparator.comparing((Holding it) -> it.identifier().scheme())
                        .thenComparing(it -> it.identifier().value()))
                .toList();
        return ordered.isEmpty() ? 0 : update("""
                insert into own_identifier (scheme, value, item_id, owner)
                select scheme, value, item_id, (select name from city)
                from unnest(?, ?, ?) as wanted (scheme, value, item_id)
                on conflict do nothing
                """, ordered);
    }

    private int update(String sql, List<Holding> holdings) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    texts(holdings.stream().map(it -> it.identifier().scheme()).toList()));
            statement.setArray(
                    2,
                    texts(holdings.stream().map(it -> it.identifier().value()).toList()));
            statement.setArray(3, uuids(holdings.stream().map(Holding::item).toList()));
            return statement.executeUpdate();
        }
    }

    private void put(BulkPlan plan, String actor) throws SQLException {
        Copying.into(session, "staged_own_item", rows -> stage(plan.items(), rows));
        long places = plan.items().stream().filter(BulkStore::hasPlace).count();
        try (PreparedStatement statement = session.prepareStatement(WRITE)) {
            statement.setLong(1, places);
            statement.setLong(2, places);
            statement.setString(3, city);
            statement.setLong(4, places);
            statement.setObject(5, plan.now().atOffset(ZoneOffset.UTC));
            statement.setString(6, actor);
            statement.executeUpdate();
        }
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

    private java.sql.Array texts(Collection<String> values) throws SQLException {
        return session.createArrayOf("text", values.toArray());
    }

    private java.sql.Array uuids(Collection<UUID> values) throws SQLException {
        return session.createArrayOf("uuid", values.toArray());
    }
}
