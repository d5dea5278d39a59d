package org.libraryexchange.pair;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.libraryexchange.stack.LocalPostgres;

/**
 * A node's database, which tests read and change as superuser, without the node.
 *
 * @param setup of a session in which letters or pictures stand in place of items; empty for items. All have tables of the
 *     same names, so that the same statements work on them
 */
public record DatabaseUnderTest(LocalPostgres postgres, String setup) {

    static final String IN_LETTERS = "set search_path = letters, public; set library.partner = '%s'";
    static final String IN_PICTURES = "set search_path = pictures, public";

    private static final String ITEMS = """
            select id, owner, kind, status, version, sequence, document, encode(sha256, 'hex') from item
            where owner = ? and status <> 'draft'
            """;

    /** The database with its items. */
    public DatabaseUnderTest(LocalPostgres postgres) {
        this(postgres, "");
    }

    /** Opens a session. */
    Connection connect() throws SQLException {
        Connection session = postgres.connectAsSuperuser();
        if (!setup.isEmpty()) {
            try (Statement statement = session.createStatement()) {
                statement.execute(setup);
            }
        }
        return session;
    }

    /** An item, a letter, a handling, or a form of a picture, as it is stored; the digest in hexadecimal. */
    public record StoredItem(
            UUID id,
            String owner,
            String kind,
            String status,
            long version,
            long sequence,
            String document,
            String sha256) {}

    /** Number and digest of all items of a city. */
    public record Summary(long items, String digest, long damaged) {}

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All items of a city that were ever published, by id. */
    public Map<UUID, StoredItem> items(String owner) {
        Map<UUID, StoredItem> items = new TreeMap<>();
        query(ITEMS, DatabaseUnderTest::item, owner).forEach(item -> items.put(item.id(), item));
        return items;
    }

    /** One of them. */
    public Optional<StoredItem> item(String owner, UUID id) {
        return query(ITEMS + " and id = ?", DatabaseUnderTest::item, owner, id).stream()
                .findFirst();
    }

    /**
     * Their number, a digest of everything that {@link #items} returns, computed by the database, and the number of
     * items whose document does not match its own digest.
     */
    public Summary summary(String owner) {
        return query("""
                select count(*), coalesce(md5(string_agg(md5(concat_ws(' ', id, kind, status, version, sequence,
                    encode(sha256, 'hex'), md5(document))), '' order by id)), ''),
                    count(*) filter (where sha256(textsend(document)) <> sha256)
                from item where owner = ? and status <> 'draft'
                """, row -> new Summary(row.getLong(1), row.getString(2), row.getLong(3)), owner)
                .get(0);
    }

    private static StoredItem item(ResultSet row) throws SQLException {
        return new StoredItem(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8));
    }

    /** Every row of every table, as text, by the table's name. */
    public Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        query("""
                select schemaname || '.' || tablename from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')
                """, row -> row.getString(1))
                .forEach(table ->
                        rows.put(table, query("select t::text from " + table + " as t", row -> row.getString(1))));
        return rows;
    }

    /** A single number. */
    public long number(String sql, Object... values) {
        return query(sql, row -> row.getLong(1), values).get(0);
    }

    /** A number that a test reads again and again in one session. Opening a session costs far more than reading. */
    public static final class Watched implements AutoCloseable {

        private final Connection session;
        private final PreparedStatement statement;

        private Watched(Connection session, PreparedStatement statement) {
            this.session = session;
            this.statement = statement;
        }

        public long number() {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Opens a session that reads a single number. */
    public Watched watch(String sql, Object... values) {
        try {
            Connection session = connect();
            return new Watched(session, prepared(session, sql, values));
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    public <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        try {
            return KeptSessions.of(this).use(session -> {
                try (PreparedStatement statement = prepared(session, sql, values);
                        ResultSet row = statement.executeQuery()) {
                    List<T> rows = new ArrayList<>();
                    while (row.next()) {
                        rows.add(reader.read(row));
                    }
                    return rows;
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    public void execute(String sql, Object... values) {
        try (Connection session = connect();
                PreparedStatement statement = prepared(session, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** Changes items in a way that only sessions of the owner, or of the mirror, can. */
    public void executeAs(String city, String sql, Object... values) {
        try (Connection session = connect();
                PreparedStatement writer = prepared(session, "select set_config('library.writes_as', ?, false)", city);
                PreparedStatement statement = prepared(session, sql, values)) {
            writer.execute();
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    private static PreparedStatement prepared(Connection session, String sql, Object... values) throws SQLException {
        PreparedStatement statement = session.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
