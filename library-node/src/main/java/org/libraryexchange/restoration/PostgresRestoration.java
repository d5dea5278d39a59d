package org.libraryexchange.restoration;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.database.WorkerSession;
import org.libraryexchange.restoration.NextVersion.Rebuilt;
import org.libraryexchange.restoration.Settlement.Adopt;
import org.libraryexchange.restoration.Settlement.Keep;
import org.libraryexchange.restoration.Settlement.Logged;
import org.libraryexchange.restoration.Settlement.Own;

/**
 * Brings a database and its log to agree again. Each step is one transaction that leaves out what is done already, so
 * that whoever goes on after a crash comes to the same end.
 */
public final class PostgresRestoration {

    private static final String NOTE = """
            update restored_item set finding = ?, own_version = ?, own_sequence = ?, own_sha256 = ?, own_document = ?,
                choice = case when ? then null else choice end
            where item_id = ?
            """;

    /** In the order in which they were written; what was adopted has its place in the log already. */
    private static final String RENUMBER = """
            with unsent as (
                select id, row_number() over (order by item.sequence) as place from item, publication
                where owner = ? and item.sequence > sent_sequence and item.sequence <= ? and not exists (
                    select from restored_item adopted where adopted.item_id = item.id and outcome = 'adopted'
                        and adopted.sequence = item.sequence)),
            counter as (
                update own_log set sequence = sequence + (select count(*) from unsent)
                returning sequence - (select count(*) from unsent) as sequence)
            update item set sequence = counter.sequence + place from unsent, counter
            where item.id = unsent.id and owner = ?
            """;

    private static final String GO_ON = """
            update publication set topic_id = restoration.topic_id, sent_offset = log_end - 1, moved = now(),
                sent_sequence = case when sends_again then 0 else greatest(sent_sequence, log_sequence) end,
                sending_sequence = greatest(sending_sequence, log_sequence),
                confirmed_beyond = case when confirmed_beyond > log_sequence then confirmed_beyond end
            from restoration
            """;

    /**
     * How a restoration stands.
     *
     * @param items that the log holds in a state which the database did not know
     * @param waiting of these, those that need somebody's choice
     */
    record Progress(long items, long waiting) {}

    /**
     * What a mirror has confirmed although this database never gave it.
     *
     * @param beyond the place in the log; 0 where no mirror has
     * @param goesAbove whether somebody has chosen to go on above it
     */
    public record Confirmed(long beyond, boolean goesAbove) {}

    private final WorkerSession session;
    private final String city;
    private final PendingItems pending;
    private final SettledItems settled;

    public PostgresRestoration(WorkerSession session, String city, Clock clock) {
        this.session = session;
        this.city = city;
        this.pending = new PendingItems(session, city);
        this.settled = new SettledItems(session, city, clock);
    }

    /** Whether one was begun and has not come to its end. */
    public boolean isOpen() {
        return session.read("select state = 'open' from restoration", row -> row.getBoolean(1));
    }

    public Progress progress() {
        return session.read(
                "select count(*), count(*) filter (where outcome is null) from restored_item",
                row -> new Progress(row.getLong(1), row.getLong(2)));
    }

    /** Settles what can be settled without a choice, or has one. */
    public void settle() {
        int page = PendingItems.MOST;
        while (page == PendingItems.MOST) {
            page = session.transaction("settle items", connection -> settlePage());
        }
    }

    private int settlePage() throws SQLException {
        long announced = lockedAnnounced();
        List<Logged> items = pending.next();
        if (items.isEmpty()) {
            return 0;
        }
        Map<UUID, Own> own = pending.locked(items.stream().map(Logged::id).toList());
        List<UUID> adopted = new ArrayList<>();
        List<Rebuilt> kept = new ArrayList<>();
        NextVersion next = settled.nextVersion();
        try (PreparedStatement note = session.prepare(NOTE)) {
            for (Logged item : items) {
                Optional<Own> held = Optional.ofNullable(own.get(item.id()));
                Settlement settlement = Settlement.of(item, held, announced);
                ComparedItem.of(item, held, announced, settlement).bind(note);
                if (settlement instanceof Adopt) {
                    adopted.add(item.id());
                } else if (settlement instanceof Keep keep) {
                    kept.add(next.of(item.id(), held.orElseThrow(), keep.version()));
                }
            }
            note.executeBatch();
        }
        settled.adopt(adopted);
        settled.keep(kept);
        return items.size();
    }

    /** Keeps another process, which has not noticed yet that it lost its turn, from doing the same at once. */
    private long lockedAnnounced() {
        return session.read("select announced_sequence from restoration for update", row -> row.getLong(1));
    }

    /** Ends the restoration if nothing waits any more: then publishing goes on behind all that the log holds. */
    public boolean finish() {
        return session.transaction("end a restoration", connection -> {
            long doubtful = session.read("select last_doubtful from restoration for update", row -> row.getLong(1));
            if (progress().waiting() > 0) {
                return false;
            }
            lockUnsent(doubtful);
            session.update(RENUMBER, city, doubtful, city);
            session.update(GO_ON);
            session.update("update restoration set state = 'settled', settled = now()");
            return true;
        });
    }

    public Confirmed confirmed() {
        return session.read(
                "select coalesce(confirmed_beyond, 0), goes_above from publication",
                row -> new Confirmed(row.getLong(1), row.getBoolean(2)));
    }

    /** Gives whatever waits to be sent, and whatever comes, a place above one that a mirror has confirmed. */
    void goAbove(long confirmed) {
        session.transaction("go on above what a mirror has confirmed", connection -> {
            lockUnsent(confirmed);
            session.update("update own_log set sequence = greatest(sequence, ?)", confirmed);
            session.update(RENUMBER, city, confirmed, city);
            return session.update("update publication set confirmed_beyond = null, goes_above = false");
        });
    }

    /** Before the counter's row, in the order in which every writer takes its locks. */
    private void lockUnsent(long upTo) throws SQLException {
        try (PreparedStatement statement = session.prepare("""
                select id from item where owner = ? and sequence > (select sent_sequence from publication)
                    and sequence <= ? order by id for update
                """)) {
            statement.setString(1, city);
            statement.setLong(2, upTo);
            statement.executeQuery().close();
        }
    }
}
