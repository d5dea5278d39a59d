package org.libraryexchange.log.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.Quietly;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.database.WorkerSession;
import org.libraryexchange.log.Cursor;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.log.LogConfig.Publishing;
import org.libraryexchange.log.Outbox;
import org.libraryexchange.log.OutgoingChange;
import org.libraryexchange.worker.FencedException;

/** The catalogue table as the outbox: what it holds beyond the cursor is what is to be sent. */
public final class PostgresOutbox implements Outbox, AutoCloseable {

    private final Connection session;
    private final String city;
    private final LogConfig config;

    public PostgresOutbox(DatabaseSessions sessions, String city, LogConfig config) {
        this.city = city;
        this.config = config;
        session = sessions.open("publisher " + city, "SET idle_in_transaction_session_timeout = '10s'")
                .getConnection();
    }

    /** From now on changes wait for the night, or no longer do; what had been released before stays so. */
    public void agreeOn(Publishing publishing) {
        String released = publishing == Publishing.CONTINUOUS
                ? "null"
                : "coalesce(released_sequence, (select sequence from own_log))";
        try (Statement statement = session.createStatement()) {
            statement.executeUpdate("update publication set released_sequence = " + released);
        } catch (SQLException e) {
            throw new StoreFailedException("cannot note when changes are sent", e);
        }
    }

    /**
     * From now on records are sealed by this key, or by none. Those that were sent before another key came are sent again, at
     * the places that they have: partners believe none that is not sealed by a key that they know.
     *
     * @return whether the whole catalogue is sent again
     */
    public boolean sealWith(Optional<String> key) {
        String id = key.orElse(null);
        return new WorkerSession(session)
                                .work(
                                        "note by which key records are sealed",
                                        connection -> new WorkerSession(connection).update("""
                                        update publication
                                        set sealed_by = ?, sent_sequence = case when ?::text is null then sent_sequence else 0 end
                                        where sealed_by is distinct from ?
                                        """, id, id, id))
                        > 0
                && key.isPresent();
    }

    @Override
    public Cursor cursor() {
        try (PreparedStatement statement = session.prepareStatement("select topic_id, sent_sequence from publication");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Cursor(row.getString(1), row.getLong(2));
        } catch (SQLException e) {
            throw new StoreFailedException("cannot read the publication cursor", e);
        }
    }

    @Override
    public long sentOffset() {
        return new WorkerSession(session)
                .read("select coalesce(sent_offset, -1) from publication", row -> row.getLong(1));
    }

    @Override
    public List<OutgoingChange> after(long sequence) {
        try {
            // In a transaction, since only then the driver fetches rows as they are asked for.
            session.setAutoCommit(false);
            List<OutgoingChange> changes =
                    PostgresChanges.released(session, city, config).after(sequence);
            session.commit();
            session.setAutoCommit(true);
            return changes;
        } catch (SQLException e) {
            throw new StoreFailedException("cannot read the outbox", e);
        }
    }

    @Override
    public void announce(long upToSequence) {
        try (PreparedStatement statement = session.prepareStatement("""
                update publication set sending_sequence = greatest(sending_sequence, ?)
                where confirmed_beyond is null
                """)) {
            statement.setLong(1, upToSequence);
            if (statement.executeUpdate() == 0) {
                throw new FencedException("a mirror has confirmed records that this database never sent");
            }
        } catch (SQLException e) {
            throw new StoreFailedException("cannot announce what will be sent", e);
        }
    }

    @Override
    public void move(Cursor from, Cursor to, long lastOffset) {
        try (PreparedStatement statement = session.prepareStatement("""
                update publication set topic_id = ?, sent_sequence = ?, sent_offset = ?, moved = now()
                where topic_id is not distinct from ? and sent_sequence = ?
                """)) {
            statement.setString(1, to.topicId());
            statement.setLong(2, to.sequence());
            statement.setLong(3, lastOffset);
            statement.setString(4, from.topicId());
            statement.setLong(5, from.sequence());
            if (statement.executeUpdate() == 0) {
                throw new FencedException("another publisher has moved the cursor");
            }
        } catch (SQLException e) {
            throw new StoreFailedException("cannot move the publication cursor", e);
        }
    }

    @Override
    public void close() {
        Quietly.close(session);
    }
}
