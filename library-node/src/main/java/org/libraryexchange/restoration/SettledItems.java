package org.libraryexchange.restoration;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.libraryexchange.database.WorkerSession;
import org.libraryexchange.restoration.NextVersion.Rebuilt;

/** Writes what becomes of the items of a restoration, within the transaction that has locked them. */
final class SettledItems {

    private static final String ADOPT = """
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select item_id, ?, kind, status, version, sequence, document, sha256, languages, updated
            from restored_item where item_id = any(?)
            on conflict (id, owner) do update set
                kind = excluded.kind, status = excluded.status, version = excluded.version,
                sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                languages = excluded.languages, updated = excluded.updated, stored = now(), changed_by = null,
                traceparent = null
            """;

    /** Own versions that the log does not know give way. */
    private static final String FORGET = """
            delete from item_version using restored_item restored
            where restored.item_id = any(?) and item_version.item_id = restored.item_id
                and item_version.version > restored.version
            """;

    /** Before the item is touched, whose document goes to what its new version has replaced. */
    private static final String NOTE_ADOPTED = """
            insert into item_version (item_id, version, made, made_by, action, status, replaced)
            select restored.item_id, restored.version, restored.updated, case when choice is not null then chosen_by end,
                'adopted', restored.status,
                case when restored.status <> 'erased' then item.document end
            from restored_item restored left join item on item.id = restored.item_id and item.owner = ?
            where restored.item_id = any(?)
            on conflict (item_id, version) do update set
                made = excluded.made, made_by = excluded.made_by, action = excluded.action, status = excluded.status
            """;

    private static final String NOTE_KEPT = """
            insert into item_version (item_id, version, made, made_by, action, status, replaced)
            select id, ?, ?, case when choice is not null then chosen_by end, 'kept', item.status,
                case when item.status <> 'erased' then item.document end
            from item join restored_item on item_id = id
            where id = ? and owner = ?
            on conflict (item_id, version) do update set
                made = excluded.made, made_by = excluded.made_by, action = excluded.action, status = excluded.status,
                replaced = excluded.replaced
            """;

    /** The log's places may lie below what the search index has read already. */
    private static final String SEARCH_AGAIN = """
            update search_position set sequence = lowest.sequence - 1
            from (select min(sequence) as sequence from restored_item where item_id = any(?)) lowest
            where owner = ? and search_position.sequence >= lowest.sequence
            """;

    /** An identifier that an own write has given to another item since stays there. */
    private static final String IDENTIFY = """
            insert into own_identifier (scheme, value, item_id, owner)
            select each ->> 'scheme', each ->> 'value', item_id, ?
            from restored_item, jsonb_path_query(document::jsonb, 'strict $.identifiers[*]', '{}', true) each
            where item_id = any(?) and each ->> 'scheme' is not null and each ->> 'value' is not null
            order by sequence desc
            on conflict do nothing
            """;

    private final WorkerSession session;
    private final String city;
    private final Clock clock;

    SettledItems(WorkerSession session, String city, Clock clock) {
        this.session = session;
        this.city = city;
        this.clock = clock;
    }

    /** Takes the log's states as they are. */
    void adopt(Collection<UUID> ids) throws SQLException {
        Array adopted = session.array(ids);
        session.update(FORGET, adopted);
        session.update(NOTE_ADOPTED, city, adopted);
        session.update(ADOPT, city, adopted);
        session.update(SEARCH_AGAIN, adopted, city);
        session.update("delete from own_identifier where item_id = any(?)", adopted);
        session.update(IDENTIFY, city, adopted);
        session.update("""
                update restored_item set outcome = 'adopted', choice = coalesce(choice, 'adopt') where item_id = any(?)
                """, adopted);
    }

    /** Gives own states a version above both and a place of their own in the log. */
    void keep(List<Rebuilt> items) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        long place = places(items.size());
        try (PreparedStatement statement = session.prepare("""
                update item set version = ?, sequence = ?, document = ?, sha256 = ?, updated = ?, stored = now(),
                    changed_by = null, traceparent = null
                where id = ? and owner = ?
                """)) {
            for (Rebuilt item : items) {
                session.update(NOTE_KEPT, item.version(), item.updated().atOffset(ZoneOffset.UTC), item.id(), city);
                statement.setLong(1, item.version());
                statement.setLong(2, ++place);
                statement.setString(3, new String(item.document(), StandardCharsets.UTF_8));
                statement.setBytes(4, item.sha256());
                statement.setObject(5, item.updated().atOffset(ZoneOffset.UTC));
                statement.setObject(6, item.id());
                statement.setString(7, city);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        session.update(
                "update restored_item set outcome = 'kept', choice = 'keep' where item_id = any(?)",
                session.array(items.stream().map(Rebuilt::id).toList()));
    }

    /** The number before the first of a block. */
    private long places(int count) throws SQLException {
        try (PreparedStatement statement =
                session.prepare("update own_log set sequence = sequence + ? returning sequence - ?")) {
            statement.setInt(1, count);
            statement.setInt(2, count);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    NextVersion nextVersion() {
        return new NextVersion(city, clock.instant());
    }
}
