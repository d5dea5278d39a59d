package org.libraryexchange.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.libraryexchange.imports.Upload.Kept;
import org.libraryexchange.item.Status;

/** Imports as the API reads them, begins them and decides about them. */
@ApplicationScoped
class Imports {

    private final Session database;
    private final Clock clock;

    Imports(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A body is here whole; from now on it is an import. */
    @Transactional
    ImportView add(Kept body, ImportRequest request, String actor) {
        return query(
                        """
                insert into bulk_import (id, actor, form, scheme, item_status, dry_run, complete, bytes, received)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning *
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
    List<ImportView> page(long before, int most) {
        return query("select * from bulk_import where id < ? order by id desc limit ?", before, most);
    }

    @Transactional
    Optional<ImportView> read(long id) {
        return query("select * from bulk_import where id = ?", id).stream().findFirst();
    }

    /** Lets a held import go on; empty if it is not held. */
    @Transactional
    Optional<ImportView> approve(long id, String actor) {
        return query("""
                update bulk_import set state = 'running', decided_by = ? where id = ? and state = 'held' returning *
                """, actor, id).stream().findFirst();
    }

    /** Gives a held import up; empty if it is not held. */
    @Transactional
    Optional<ImportView> drop(long id, String actor) {
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
