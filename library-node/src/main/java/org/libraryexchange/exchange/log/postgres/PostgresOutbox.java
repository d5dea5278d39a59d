package org.libraryexchange.exchange.log.postgres;

import static org.libraryexchange.base.database.Statements.on;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.ChangeSource.OutgoingChange;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.log.LogConfig.Publishing;
import org.libraryexchange.exchange.log.Outbox;
import org.libraryexchange.exchange.log.Outbox.Cursor;

/** Uses the catalogue table as the outbox: the changes after the cursor are the ones to send. */
public final class PostgresOutbox implements Outbox, AutoCloseable {

    private final Handle session;
    private final String city;
    private final LogConfig config;

    public PostgresOutbox(DatabaseSessions sessions, String city, LogConfig config) {
        this.city = city;
        this.config = config;
        this.session = sessions.open("publisher " + city, "SET idle_in_transaction_session_timeout = '10s'");
    }

    /** Sets whether changes wait for the night. Changes that were released before stay released. */
    public void agreeOn(Publishing publishing) {
        session.execute("""
                update publication set released_sequence = case when ? then null
                    else coalesce(released_sequence, (select sequence from own_log)) end
                """, publishing == Publishing.CONTINUOUS);
    }

    /**
     * Sets the key that seals records from now on, or none. With another key, the records that were sent before are
     * sent again under their old sequences, because partners believe only records sealed by a key that they know.
     *
     * @return whether the whole catalogue is sent again
     */
    public boolean sealWith(Optional<String> key) {
        int changed = on(session).changed("""
                        update publication set sealed_by = :key,
                            sent_sequence = case when cast(:key as text) is null then sent_sequence else 0 end
                        where sealed_by is distinct from :key
                        """, Map.of("key", key));
        return changed > 0 && key.isPresent();
    }

    @Override
    public Cursor cursor() {
        return on(session).one(Cursor.class, "select topic_id, sent_sequence as sequence from publication");
    }

    @Override
    public long sentOffset() {
        return on(session).one(Long.class, "select coalesce(sent_offset, -1) from publication");
    }

    @Override
    public List<OutgoingChange> after(long sequence) {
        return PostgresChanges.released(session, city, config).after(sequence);
    }

    @Override
    public void announce(long upToSequence) {
        int announced = session.execute("""
                update publication set sending_sequence = greatest(sending_sequence, ?)
                where confirmed_beyond is null
                """, upToSequence);
        if (announced == 0) {
            throw new FencedException("a mirror has confirmed records that this database never sent");
        }
    }

    @Override
    public void move(Cursor from, Cursor to, long lastOffset) {
        int moved = session.execute("""
                update publication set topic_id = ?, sent_sequence = ?, sent_offset = ?, moved = now()
                where topic_id is not distinct from ? and sent_sequence = ?
                """, to.topicId(), to.sequence(), lastOffset, from.topicId(), from.sequence());
        if (moved == 0) {
            throw new FencedException("another publisher has moved the cursor");
        }
    }

    @Override
    public void close() {
        Quietly.close(session);
    }
}
