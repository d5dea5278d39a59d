package org.libraryexchange.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.imports.WithdrawalGuard.Wave;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.worker.FencedException;

/** How the worker keeps in the database what it has done of an import; each move counts only from where it stood. */
final class ImportStore {

    private static final String ITEM_OF_KEY =
            "own_identifier key join item on item.id = key.item_id and item.owner = key.owner";

    private final Connection session;
    private final Clock clock;

    ImportStore(Connection session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** The oldest import that something is to be done for. */
    Optional<ImportJob> next() throws SQLException {
        try (PreparedStatement statement = session.prepareStatement("""
                        select * from bulk_import where state in ('received', 'checking', 'running') order by id limit 1
                        """);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(ImportJob.of(row)) : Optional.empty();
        }
    }

    void beginChecking(ImportJob job) throws SQLException {
        update("delete from import_named where import_id = ?", job.id());
        move(
                "update bulk_import set state = 'checking', checked = 0, started = coalesce(started, ?) where id = ? and state = ?",
                now(),
                job.id(),
                job.state().term());
    }

    /** Tells how far the check has come. */
    void checkedUpTo(ImportJob job, long place) throws SQLException {
        move("update bulk_import set checked = ? where id = ? and state = 'checking'", place, job.id());
    }

    /** Ends the check. */
    void checked(ImportJob job, Wave wave, Optional<String> objection) throws SQLException {
        boolean held = objection.isPresent() && !job.request().dryRun();
        move("""
                update bulk_import set state = ?, reason = ?, withdrawals = ?, published = ?, checked = bytes
                where id = ? and state = 'checking'
                """, held ? "held" : "running", objection.orElse(null), wave.withdrawals(), wave.published(), job.id());
    }

    void fail(ImportJob job, String reason) throws SQLException {
        move("""
                update bulk_import set state = 'failed', reason = ?, ended = ?
                where id = ? and state in ('received', 'checking', 'running')
                """, reason, now(), job.id());
    }

    /** Ends it. A file that names everything leaves nothing to decide about older ones. */
    void finish(ImportJob job) throws SQLException {
        requireMoved(count("""
                with finished as (
                    update bulk_import set state = 'finished', ended = ? where id = ? and state = 'running' returning *),
                superseded as (
                    update bulk_import older set state = 'superseded', ended = finished.ended,
                        reason = format('import %s has written a newer file of the scheme', finished.id)
                    from finished
                    where finished.complete and not finished.dry_run and older.scheme = finished.scheme
                        and older.id < finished.id
                        and (older.state = 'held' or older.state = 'running' and older.approved is not null
                            and older.place = 0 and older.missing_after is null))
                select count(*) from finished
                """, now(), job.id()));
    }

    /**
     * Holds an approved import again where it would withdraw another number of items than was approved.
     *
     * @return whether it did
     */
    boolean holdAgain(ImportJob job) throws SQLException {
        long now = Withdrawals.count(session, job.id());
        if (now == job.approved().orElseThrow()) {
            return false;
        }
        move("""
                update bulk_import set state = 'held', withdrawals = ?, approved = null, decided_by = null,
                    reason = format('%s published items would be withdrawn now; %s were approved', ?, approved)
                where id = ? and state = 'running'
                """, now, now, job.id());
        return true;
    }

    /** Counts what became of rows and moves on; the same transaction writes them. */
    void advance(ImportJob from, ImportJob to, Tally tally) throws SQLException {
        move(
                """
                update bulk_import set place = ?, row_number = ?, missing_after = ?, created = created + ?,
                    changed = changed + ?, unchanged = unchanged + ?, withdrawn = withdrawn + ?, refused = refused + ?,
                    missing = missing + ?
                where id = ? and state = 'running' and place = ? and missing_after is not distinct from ?
                """,
                to.place(),
                to.number(),
                to.missingAfter(),
                tally.of(Effect.CREATED),
                tally.of(Effect.CHANGED),
                tally.of(Effect.UNCHANGED),
                tally.of(Effect.WITHDRAWN),
                tally.refused(),
                tally.missing(),
                from.id(),
                from.place(),
                from.missingAfter());
    }

    private void move(String sql, Object... values) throws SQLException {
        requireMoved(update(sql, values));
    }

    private static void requireMoved(long imports) {
        if (imports == 0) {
            throw new FencedException("the import has moved on without this process");
        }
    }

    /** Notes identifiers that rows name, and whether these withdraw the item. */
    void name(ImportJob job, Map<String, Boolean> withdraws) throws SQLException {
        update(
                """
                insert into import_named (import_id, value, withdraws)
                select ?, value, withdraws from unnest(?, ?) as named (value, withdraws)
                on conflict (import_id, value) do update set withdraws = import_named.withdraws or excluded.withdraws
                """,
                job.id(),
                session.createArrayOf("text", withdraws.keySet().toArray()),
                session.createArrayOf("boolean", withdraws.values().toArray()));
    }

    /** How many published items it would withdraw. */
    long withdrawals(ImportJob job) throws SQLException {
        return Withdrawals.count(session, job.id());
    }

    /** How many published items have an identifier of the scheme. */
    long published(ImportJob job) throws SQLException {
        return count(
                "select count(distinct item.id) from " + ITEM_OF_KEY
                        + " where key.scheme = ? and item.status = 'published'",
                job.request().scheme());
    }

    /** Which of these items have changed since the file was received; times of drafts are those of whole seconds. */
    Set<UUID> changedSince(ImportJob job, Collection<UUID> items) throws SQLException {
        Set<UUID> changed = new HashSet<>();
        try (PreparedStatement statement = prepared("""
                        select item.id from bulk_import import join item on item.id = any (?)
                        where import.id = ? and (item.sequence > import.since
                            or item.sequence is null and item.updated >= date_trunc('second', import.received))
                        """, session.createArrayOf("uuid", items.toArray()), job.id());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                changed.add(row.getObject(1, UUID.class));
            }
        }
        return changed;
    }

    /** The next identifiers of published items that the file does not name, one of each. */
    List<Identifier> missing(ImportJob job, int most) throws SQLException {
        String scheme = job.request().scheme();
        String query = """
                select key.value from %s
                where import.id = ? and item.status = 'published' and key.value > coalesce(?, '')
                    and (import.approved is null or item.sequence <= import.since)
                    and not exists (select from own_identifier lower where lower.item_id = key.item_id
                        and lower.scheme = key.scheme and lower.value < key.value)
                    and not %s
                order by key.value limit ?
                """.formatted(Withdrawals.KEYS, Withdrawals.NAMED.formatted(""));
        List<Identifier> missing = new ArrayList<>();
        try (PreparedStatement statement = prepared(query, job.id(), job.missingAfter(), most);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                missing.add(new Identifier(scheme, row.getString(1)));
            }
        }
        return missing;
    }

    /** Those of these items that rows have been about. */
    Set<UUID> settled(ImportJob job, Collection<UUID> items) throws SQLException {
        try (PreparedStatement statement = prepared(
                        "select item_id from import_item where import_id = ? and item_id = any (?)",
                        job.id(),
                        session.createArrayOf("uuid", items.toArray()));
                ResultSet row = statement.executeQuery()) {
            List<UUID> settled = new ArrayList<>();
            while (row.next()) {
                settled.add(row.getObject(1, UUID.class));
            }
            return Set.copyOf(settled);
        }
    }

    void settle(ImportJob job, Collection<UUID> items) throws SQLException {
        update(
                "insert into import_item (import_id, item_id) select ?, id from unnest(?) as settled (id) on conflict do nothing",
                job.id(),
                session.createArrayOf("uuid", items.toArray()));
    }

    /** Who would have these identifiers after a dry run's rows so far, where these would change it; null for nobody. */
    Map<Identifier, UUID> changedHolders(ImportJob job, Collection<Identifier> identifiers) throws SQLException {
        try (PreparedStatement statement = prepared(
                        """
                        select scheme, value, item_id from import_identifier
                            join unnest(?, ?) as named (scheme, value) using (scheme, value)
                        where import_id = ?
                        """,
                        texts(identifiers.stream().map(Identifier::scheme).collect(Collectors.toList())),
                        texts(identifiers.stream().map(Identifier::value).collect(Collectors.toList())),
                        job.id());
                ResultSet row = statement.executeQuery()) {
            Map<Identifier, UUID> holders = new HashMap<>();
            while (row.next()) {
                holders.put(new Identifier(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
            }
            return holders;
        }
    }

    void changeHolder(ImportJob job, Identifier identifier, UUID holder) throws SQLException {
        update("""
                insert into import_identifier (import_id, scheme, value, item_id) values (?, ?, ?, ?)
                on conflict (import_id, scheme, value) do update set item_id = excluded.item_id
                """, job.id(), identifier.scheme(), identifier.value(), holder);
    }

    /** Removes what is needed no more, a piece at a time; false if there is nothing. */
    boolean sweep() throws SQLException {
        Optional<Long> ended = ended();
        if (ended.isEmpty()) {
            return false;
        }
        long id = ended.get();
        int gone = sweep("import_chunk", id, 64)
                + sweep("import_item", id, 10_000)
                + sweep("import_identifier", id, 10_000)
                + sweep("import_named", id, 10_000);
        if (gone == 0) {
            update("update bulk_import set swept = true where id = ?", id);
        }
        return true;
    }

    private Optional<Long> ended() throws SQLException {
        try (PreparedStatement statement = prepared("""
                        select id from bulk_import where not swept and state in ('finished', 'failed', 'dropped', 'superseded')
                        order by id limit 1
                        """);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    private int sweep(String table, long id, int most) throws SQLException {
        return update(
                "delete from " + table + " where ctid = any (array(select ctid from " + table
                        + " where import_id = ? limit ?))",
                id,
                most);
    }

    /** Removes bodies that never came whole, since their process died. */
    void sweepStrays() throws SQLException {
        update("""
                delete from import_chunk where stored < ?
                    and not exists (select from bulk_import where bulk_import.id = import_chunk.import_id)
                """, Timestamp.from(clock.instant().minusSeconds(24L * 60 * 60)));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private java.sql.Array texts(List<String> values) throws SQLException {
        return session.createArrayOf("text", values.toArray());
    }

    private long count(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = session.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
