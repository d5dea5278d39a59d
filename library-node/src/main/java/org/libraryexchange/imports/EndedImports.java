package org.libraryexchange.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Imports that have ended and have nothing left to clean up. */
@ApplicationScoped
class EndedImports {

    private final Jdbi database;

    EndedImports(Jdbi database) {
        this.database = database;
    }

    /** The oldest import that ended before a time. */
    @Transactional
    Optional<Long> before(Instant time) {
        return database.withHandle(handle -> handle.select(
                        "select id from bulk_import where swept and ended < ? order by id limit 1", time)
                .mapTo(Long.class)
                .findOne());
    }

    /** Deletes some rows about an import from a table and returns their number. */
    @Transactional
    int remove(String table, long id, int most) {
        return database.withHandle(handle -> handle.createUpdate("""
                        delete from %1$s where import_id = :id
                            and id in (select id from %1$s where import_id = :id order by id limit :most)
                        """.formatted(table))
                .bind("id", id)
                .bind("most", most)
                .execute());
    }

    @Transactional
    void remove(long id) {
        database.useHandle(handle -> handle.execute("delete from bulk_import where id = ? and ended is not null", id));
    }
}
