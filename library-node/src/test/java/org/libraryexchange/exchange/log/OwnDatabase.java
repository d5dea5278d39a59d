package org.libraryexchange.exchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.item.ErasedItem;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.TextNotes;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Sha256;

/** The database of Leeds. Tests write it as the catalogue does, and can restore an earlier state. */
public final class OwnDatabase implements AutoCloseable {

    public static final String CITY = "leeds";
    private static final Instant TIME = Instant.parse("2026-11-20T14:05:11Z");
    private static final String[] TABLES = {
        "restored_item",
        "restoration",
        "own_identifier",
        "item",
        "item_version",
        "accepted_change",
        "own_log",
        "publication"
    };

    private final Connection session;

    public OwnDatabase(PostgresExtension postgres) throws SQLException {
        session = postgres.postgres().connectAsSuperuser();
        execute("set library.writes_as = 'leeds'; set synchronous_commit = off");
        execute("insert into city (name, cursor_key) values ('leeds', 'x') on conflict do nothing");
        for (String table : TABLES) {
            execute("create table backup_" + table + " (like " + table + " including generated)");
        }
    }

    /** Writes an item's next version. */
    public void write(UUID id, String title, Status status) throws SQLException {
        long version = version(id) + 1;
        try {
            ObjectNode content = Documents.titled(Documents.lightNight(), title);
            Item item = new Item(
                    id,
                    CITY,
                    status,
                    version,
                    TIME,
                    TIME.plusSeconds(version),
                    ItemDraft.read(Documents.utf8(content.toString())).content(),
                    TextNotes.NONE,
                    Optional.empty());
            store(id, status, version, item.document());
        } catch (InvalidItemException | MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    public void publish(UUID id, String title) throws SQLException {
        write(id, title, Status.PUBLISHED);
    }

    /** Gives an item a Chinese title that people have settled. */
    public void settle(UUID id, String title, String chinese) throws SQLException {
        long version = version(id) + 1;
        try {
            ObjectNode content = Documents.titled(Documents.lightNight(), title);
            ItemContent before =
                    ItemDraft.read(Documents.utf8(content.toString())).content();
            content.withObject("/title").put("zh-Hans", chinese);
            ItemContent after =
                    ItemDraft.read(Documents.utf8(content.toString())).content();
            Item item = new Item(
                    id,
                    CITY,
                    Status.PUBLISHED,
                    version,
                    TIME,
                    TIME.plusSeconds(version),
                    before,
                    TextNotes.NONE,
                    Optional.empty());
            TextNotes notes = ItemEdit.byPerson("hangzhou", true, false).notes(item, after);
            Item settled = new Item(id, CITY, Status.PUBLISHED, version, TIME, TIME, after, notes, Optional.empty());
            store(id, Status.PUBLISHED, version, settled.document());
        } catch (InvalidItemException | MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    public void erase(UUID id) throws SQLException {
        long version = version(id) + 1;
        store(
                id,
                Status.ERASED,
                version,
                new ErasedItem(id, CITY, Kind.CULTURAL_EVENT, version, TIME.plusSeconds(version)).document());
    }

    private void store(UUID id, Status status, long version, byte[] document) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement("""
                with counter as (update own_log set sequence = sequence + ? returning sequence)
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated,
                    changed_by)
                select ?, 'leeds', 'cultural-event', ?, ?, case when ? = 'draft' then null else sequence end, ?, ?,
                    '{en}', ?::timestamptz, 'cataloguer' from counter
                on conflict (id, owner) do update set status = excluded.status, version = excluded.version,
                    sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                    changed_by = excluded.changed_by
                """)) {
            statement.setInt(1, status == Status.DRAFT ? 0 : 1);
            statement.setObject(2, id);
            statement.setString(3, status.term());
            statement.setLong(4, version);
            statement.setString(5, status.term());
            statement.setString(6, new String(document, UTF_8));
            statement.setBytes(7, Sha256.of(document));
            statement.setString(8, TIME.toString());
            statement.executeUpdate();
        }
    }

    private long version(UUID id) throws SQLException {
        String version = value("select coalesce(max(version), 0) from item where id = '" + id + "'");
        return Long.parseLong(version);
    }

    /** The status of an item; null if there is no such item. */
    public String status(UUID id) throws SQLException {
        return value("select max(status) from item where id = '" + id + "'");
    }

    public void backUp() throws SQLException {
        for (String table : TABLES) {
            String columns = columns(table);
            execute("delete from backup_%1$s; insert into backup_%1$s (%2$s) select %2$s from %1$s"
                    .formatted(table, columns));
        }
    }

    /** Restores the state of the backup, without any trigger. */
    public void restore() throws SQLException {
        execute("set session_replication_role = replica");
        for (String table : TABLES) {
            String columns = columns(table);
            execute("delete from %1$s; insert into %1$s (%2$s) select %2$s from backup_%1$s".formatted(table, columns));
        }
        execute("set session_replication_role = default");
    }

    /** All columns except those that the database computes. */
    private String columns(String table) throws SQLException {
        return value("select string_agg(attname, ', ' order by attnum) from pg_attribute where attrelid = '" + table
                + "'::regclass and attnum > 0 and attgenerated = '' and attname <> 'bucket' and not attisdropped");
    }

    public void choose(UUID id, String choice) throws SQLException {
        execute("update restored_item set choice = '" + choice
                + "', chosen_by = 'operator' where outcome is null and item_id = '" + id + "'");
    }

    /** The history of an item: what was done, and by whom. */
    public String history(UUID id) throws SQLException {
        return value("select string_agg(concat_ws(' ', version, action, made_by), ', ' order by version)"
                + " from item_version where item_id = '" + id + "'");
    }

    public String value(String sql) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
