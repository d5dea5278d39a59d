package org.libraryexchange.restoration;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.libraryexchange.database.WorkerSession;
import org.libraryexchange.log.Cursor;
import org.libraryexchange.log.LogExtent;
import org.libraryexchange.record.DocumentSummary;
import org.libraryexchange.record.ItemRecord;
import org.libraryexchange.restoration.Provenance.LogPlace;
import org.libraryexchange.worker.FencedException;

/** The own catalogue in PostgreSQL; what the log holds beyond it goes to the table {@code restored_item}. */
public final class PostgresOwnCatalogue implements OwnCatalogue {

    private static final String KEEP = """
            insert into restored_item (item_id, kind, status, version, sequence, document, sha256, languages, updated,
                known_sequence, finding)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (item_id) do update set
                kind = excluded.kind, status = excluded.status, version = excluded.version,
                sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                languages = excluded.languages, updated = excluded.updated,
                known_sequence = coalesce(excluded.known_sequence, restored_item.known_sequence),
                choice = case when restored_item.sha256 = excluded.sha256 then restored_item.choice end,
                outcome = case when restored_item.sha256 = excluded.sha256 then restored_item.outcome end
            where restored_item.sequence <= excluded.sequence
            """;

    private final WorkerSession session;
    private final String city;

    public PostgresOwnCatalogue(WorkerSession session, String city) {
        this.session = session;
        this.city = city;
    }

    @Override
    public Sent sent() {
        return sent("");
    }

    private Sent sent(String lock) {
        return session.read(
                "select topic_id, sent_sequence, coalesce(sent_offset, -1) from publication" + lock,
                row -> new Sent(new Cursor(row.getString(1), row.getLong(2)), row.getLong(3)));
    }

    @Override
    public long announced() {
        return session.read("select sending_sequence from publication", row -> row.getLong(1));
    }

    @Override
    public Map<UUID, LogPlace> places(Collection<UUID> ids) {
        return session.work("compare the catalogue with its log", connection -> {
            Map<UUID, LogPlace> places = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "select id, coalesce(sequence, 0), sha256 from item where owner = ? and id = any(?)")) {
                statement.setString(1, city);
                statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        places.put(row.getObject(1, UUID.class), new LogPlace(row.getLong(2), row.getBytes(3)));
                    }
                }
            }
            return places;
        });
    }

    @Override
    public long highestKept() {
        return session.read(
                "select coalesce(max(sequence), 0) from restored_item where (select state from restoration) = 'open'",
                row -> row.getLong(1));
    }

    @Override
    public void keep(Sent from, List<Stranger> strangers) {
        session.transaction("keep what the log holds", connection -> {
            requireStanding(from);
            begin();
            try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
                for (Stranger stranger : strangers) {
                    bind(statement, stranger);
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    /** Takes its locks in the order of whoever ends a restoration: then either of the two sees what the other did. */
    private void requireStanding(Sent from) {
        String unused = session.read("select state from restoration for update", row -> row.getString(1));
        if (!sent(" for share").equals(from)) {
            throw new FencedException("another publisher has moved the cursor");
        }
    }

    /** Unless this was found before, by a process that did not come to its end. */
    private void begin() throws SQLException {
        int begun = session.update("""
                update restoration set state = 'open', found = now(), settled = null, log_sequence = 0,
                    announced_sequence = sending_sequence
                from publication where state <> 'open'
                """);
        if (begun > 0) {
            session.update("delete from restored_item");
        }
    }

    private static void bind(PreparedStatement statement, Stranger stranger) throws SQLException {
        ItemRecord item = stranger.read().item();
        DocumentSummary summary = stranger.read().summary();
        statement.setObject(1, item.id());
        statement.setString(2, summary.kind().term());
        statement.setString(3, summary.status().term());
        statement.setLong(4, summary.version());
        statement.setLong(5, item.sequence());
        statement.setString(6, new String(item.document(), StandardCharsets.UTF_8));
        statement.setBytes(7, item.sha256());
        statement.setArray(
                8,
                statement
                        .getConnection()
                        .createArrayOf("text", summary.languages().toArray()));
        statement.setObject(9, summary.updated().atOffset(ZoneOffset.UTC));
        statement.setObject(10, stranger.isHeld() ? item.sequence() : null, Types.BIGINT);
        statement.setString(11, stranger.own() == null ? "unknown" : "behind");
    }

    @Override
    public void readUpTo(LogExtent extent, long highestSequence, boolean sendsAgain) {
        session.transaction("note what the log holds", connection -> {
            session.update("""
                    with counter as (select sequence from own_log for update)
                    update restoration set topic_id = ?, log_end = ?, sends_again = ?, log_sequence = ?,
                        last_doubtful = case when ? > log_sequence then counter.sequence else last_doubtful end
                    from counter
                    """, extent.topicId(), extent.endOffset(), sendsAgain, highestSequence, highestSequence);
            return session.update("update own_log set sequence = greatest(sequence, ?)", highestSequence);
        });
    }

    @Override
    public void startAgain(Sent from, LogExtent extent) {
        int moved = session.work(
                "move the publication cursor back",
                connection -> session.update(
                        """
                        update publication set sent_sequence = 0, sent_offset = ?, moved = now()
                        where topic_id = ? and sent_sequence = ?
                        """,
                        extent.endOffset() - 1,
                        from.cursor().topicId(),
                        from.cursor().sequence()));
        if (moved == 0) {
            throw new FencedException("another publisher has moved the cursor");
        }
    }
}
