package org.libraryexchange.catalogue.imports;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Deletes what imports no longer need. */
record ImportSweep(Handle session, Clock clock) {

    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    /** Deletes a part of what an ended import leaves behind. Returns false if no ended import has anything left. */
    boolean sweep() {
        Optional<Long> ended = ended();
        ended.ifPresent(this::sweep);
        return ended.isPresent();
    }

    private void sweep(long id) {
        int gone = remove(session, "import_chunk", id, 64)
                + remove(session, "import_item", id, 10_000)
                + remove(session, "import_identifier", id, 10_000)
                + remove(session, "import_named", id, 10_000);
        if (gone == 0) {
            session.execute("update bulk_import set swept = true where id = ?", id);
        }
    }

    private Optional<Long> ended() {
        return session.createQuery("""
                        select id from bulk_import
                        where not swept and state in ('finished', 'failed', 'dropped', 'superseded') order by id limit 1
                        """).mapTo(Long.class).findOne();
    }

    /** Deletes some rows about an import from a table, and returns their number. */
    static int remove(Handle session, String table, long id, int most) {
        return session.createUpdate("""
                        delete from %1$s
                        where ctid = any(array(select ctid from %1$s where import_id = :id limit :most))
                        """.formatted(table))
                .bind("id", id)
                .bind("most", most)
                .execute();
    }

    /** Deletes bodies whose upload never ended, because the process that received them crashed. A fetch goes on. */
    void sweepStrays() {
        session.execute("""
                        delete from import_chunk where stored < ?
                            and not exists (select from bulk_import where bulk_import.id = import_chunk.import_id)
                            and not exists (select from source_fetch
                                where source_fetch.import_id = import_chunk.import_id and state = 'running')
                        """, clock.instant().minus(LONGEST_UPLOAD));
    }
}
