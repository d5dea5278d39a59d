package org.libraryexchange.catalogue.imports;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

/** Keeps the import worker busy with an import of one row, so that other imports stay as a test writes them. */
final class BusyWorker implements AutoCloseable {

    private final Connection session;
    private final Sent sent;

    private BusyWorker(Connection session, Sent sent) {
        this.session = session;
        this.sent = sent;
    }

    static BusyWorker start() throws SQLException {
        Connection session = Database.session();
        session.setAutoCommit(false);
        Database.execute(session, "update own_log set sequence = sequence");
        Sent sent = Sent.rows(
                "scheme=busy&status=published",
                Documents.identified(
                                Documents.lightNight(),
                                "busy",
                                UUID.randomUUID().toString())
                        .toString());
        await().atMost(Duration.ofSeconds(20)).until(() -> Database.value("""
                select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%take_places%'
                """), "1"::equals);
        return new BusyWorker(session, sent);
    }

    /** The import that keeps the worker busy. */
    Sent sent() {
        return sent;
    }

    /** Adds an import in some state, as another replica would. */
    static Sent other(String state, String ended) {
        String sql = """
                insert into bulk_import (actor, form, scheme, dry_run, complete, bytes, state, received, ended)
                values ('tester', 'ndjson', 'other', true, false, 1000, ?, now(), ?::timestamptz) returning id
                """;
        try (Connection replica = Database.session();
                PreparedStatement statement = replica.prepareStatement(sql)) {
            statement.setString(1, state);
            statement.setString(2, ended);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Sent(row.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void change(Sent other, String assignments) throws SQLException {
        try (Connection replica = Database.session()) {
            Database.execute(replica, "update bulk_import set " + assignments + " where id = ?", other.id());
        }
    }

    /** Lets the worker continue, and waits until it has nothing to do. */
    @Override
    public void close() throws SQLException {
        session.rollback();
        session.close();
        sent.finished();
    }
}
