package org.libraryexchange.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The table of answers, within the caller's transaction. */
@ApplicationScoped
class KeptAnswers {

    private static final String TRY_LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended('idempotency ' || ? || ' ' || ?, 0))";

    private static final String FIND = """
            select fingerprint, status, entity_tag, location, body, item_id from idempotency_key
            where actor = ? and key = ? and stored > ?
            """;

    /** What is there already has expired. */
    private static final String KEEP = """
            insert into idempotency_key
                (actor, key, fingerprint, status, entity_tag, location, body, item_id, stored)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (actor, key) do update set
                fingerprint = excluded.fingerprint, status = excluded.status, entity_tag = excluded.entity_tag,
                location = excluded.location, body = excluded.body, item_id = excluded.item_id,
                stored = excluded.stored
            """;

    private static final String PURGE = """
            delete from idempotency_key where (actor, key) in (
                select actor, key from idempotency_key where stored <= ? order by stored limit ?
                for update skip locked)
            """;

    private final Session database;

    KeptAnswers(Session database) {
        this.database = database;
    }

    /** Whose key it is. */
    record ClientsKey(String actor, String key) {}

    /** An answer and what it was given to. */
    record Kept(byte[] fingerprint, KeptAnswer answer) {}

    /** Takes the key until the end of the transaction, whichever end that is; false where another request has it. */
    boolean tryLock(ClientsKey key) {
        return database.doReturningWork(connection -> {
            try (PreparedStatement statement = prepared(connection, TRY_LOCK, key);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        });
    }

    Optional<Kept> find(ClientsKey key, Instant storedAfter) {
        return database.doReturningWork(connection -> {
            try (PreparedStatement statement = prepared(connection, FIND, key)) {
                statement.setObject(3, storedAfter.atOffset(ZoneOffset.UTC));
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(kept(row)) : Optional.empty();
                }
            }
        });
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getBytes(1),
                new KeptAnswer(
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBytes(5),
                        row.getObject(6, UUID.class)));
    }

    void keep(ClientsKey key, Kept kept, Instant now) {
        database.doWork(connection -> {
            try (PreparedStatement statement = prepared(connection, KEEP, key)) {
                KeptAnswer answer = kept.answer();
                statement.setBytes(3, kept.fingerprint());
                statement.setInt(4, answer.status());
                statement.setString(5, answer.entityTag());
                statement.setString(6, answer.location());
                statement.setBytes(7, answer.body());
                statement.setObject(8, answer.item());
                statement.setObject(9, now.atOffset(ZoneOffset.UTC));
                statement.executeUpdate();
            }
        });
    }

    /** Removes some that have expired and returns how many. */
    int purge(Instant storedUntil, int most) {
        return database.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PURGE)) {
                statement.setObject(1, storedUntil.atOffset(ZoneOffset.UTC));
                statement.setInt(2, most);
                return statement.executeUpdate();
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, ClientsKey key) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, key.actor());
        statement.setString(2, key.key());
        return statement;
    }
}
