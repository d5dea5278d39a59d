package org.libraryexchange.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hibernate.Session;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.imports.Upload.Received;
import org.libraryexchange.item.Status;

/** Imports as the API reads them, begins them and decides about them. */
@ApplicationScoped
public class Imports {

    private final Session database;
    private final Clock clock;

    Imports(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A body is here whole; from now on it is an import. */
    @Transactional
    ImportView add(Received body, ImportRequest request, String actor) {
        return query(
                        """
                insert into bulk_import (id, actor, form, scheme, item_status, dry_run, complete, bytes, received,
                    since)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, (select sequence from own_log)) returning *
                """,
                        body.id(),
                        actor,
                        request.form().term(),
                        request.scheme(),
                        request.status().map(Status::term).orElse(null),
                        request.dryRun(),
                        request.complete(),
                        body.bytes(),
                        Timestamp.from(clock.instant()))
                .get(0);
    }

    /** Imports before one of them, the latest first. */
    @Transactional
    public List<ImportView> page(long before, int most) {
        return query("select * from bulk_import where id < ? order by id desc limit ?", before, most);
    }

    /**
     * The import that an address names.
     *
     * @throws ProblemException if there is none
     */
    @Transactional
    public ImportView named(String id) {
        return query("select * from bulk_import where id = ?", number(id)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such import."));
    }

    /** The id, or one that no import has. */
    public static long number(String id) {
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
    }

    /** Those that there are of these. */
    @Transactional
    List<ImportView> read(Set<Long> ids) {
        return query("select * from bulk_import where id = any(?)", (Object) ids.toArray(Long[]::new));
    }

    /** The oldest import that ended before a time and of which nothing is left to sweep. */
    @Transactional
    Optional<Long> endedBefore(Instant time) {
        return query("select * from bulk_import where swept and ended < ? order by id limit 1", Timestamp.from(time))
                .stream()
                .map(ImportView::id)
                .findFirst();
    }

    /** Removes some of what is wrong with its rows, and returns how much. */
    @Transactional
    int removeErrors(long id, int most) {
        return update("""
                delete from import_error where import_id = ?
                    and id in (select id from import_error where import_id = ? order by id limit ?)
                """, id, id, most);
    }

    @Transactional
    void remove(long id) {
        update("delete from bulk_import where id = ? and ended is not null", id);
    }

    /**
     * Lets a held import go on if it would withdraw as many items as somebody has seen; else it stays held, with the number
     * of now.
     *
     * @param seen that number; empty for the one that it is held with
     * @return empty if it is not held
     */
    @Transactional
    public Optional<ImportView> approve(long id, OptionalLong seen, String actor) {
        Optional<ImportView> held =
                query("select * from bulk_import where id = ? and state = 'held' for update", id).stream()
                        .findFirst();
        return held.map(it -> {
            long now = database.doReturningWork(connection -> Withdrawals.count(connection, id));
            return now == seen.orElse(it.check().withdrawals()) ? goOn(id, now, actor) : holdWith(id, now);
        });
    }

    private ImportView goOn(long id, long withdrawals, String actor) {
        return query("""
                update bulk_import set state = 'running', withdrawals = ?, approved = ?, decided_by = ?
                where id = ? returning *
                """, withdrawals, withdrawals, actor, id).get(0);
    }

    private ImportView holdWith(long id, long withdrawals) {
        String reason = "%d published items would be withdrawn now".formatted(withdrawals);
        return query(
                        "update bulk_import set withdrawals = ?, reason = ? where id = ? returning *",
                        withdrawals,
                        reason,
                        id)
                .get(0);
    }

    /** Gives a held import up; empty if it is not held. */
    @Transactional
    public Optional<ImportView> drop(long id, String actor) {
        return query("""
                update bulk_import set state = 'dropped', decided_by = ?, ended = ?
                where id = ? and state = 'held' returning *
                """, actor, Timestamp.from(clock.instant()), id).stream().findFirst();
    }

    private List<ImportView> query(String sql, Object... values) {
        return database.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return views(statement);
            }
        });
    }

    private int update(String sql, Object... values) {
        return database.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    private static List<ImportView> views(PreparedStatement statement) throws SQLException {
        List<ImportView> views = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                views.add(ImportView.of(row));
            }
        }
        return views;
    }
}
