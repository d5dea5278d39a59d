package org.libraryexchange.catalogue.imports;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.catalogue.imports.ImportJob.Position;
import org.libraryexchange.catalogue.imports.WithdrawalGuard.Wave;

/**
 * Stores the progress of an import for the worker. Each step takes effect only if the import is still where the worker
 * expects it.
 */
record ImportStore(Handle session, Clock clock) {

    /** After a complete file, there is nothing left to decide about older ones. */
    private static final String FINISH = """
            with finished as (
                update bulk_import set state = 'finished', ended = :now where id = :id and state = 'running' returning *),
            superseded as (
                update bulk_import older set state = 'superseded', ended = finished.ended,
                    reason = format('import %s has written a newer file of the scheme', finished.id)
                from finished
                where finished.complete and not finished.dry_run and older.scheme = finished.scheme
                    and older.id < finished.id
                    and (older.state = 'held' or older.state = 'running' and older.approved is not null
                        and older.place = 0 and older.missing_after is null))
            select count(*) from finished
            """;

    /** The oldest import with work left to do. */
    Optional<ImportJob> next() {
        return session.createQuery("""
                        select id, state, form, scheme, item_status as status, dry_run, complete,
                            source_id as source, pictures, actor, approved, place,
                            row_number, missing_after
                        from bulk_import where state in ('received', 'checking', 'running') order by id limit 1
                        """)
                .map(ConstructorMapper.of(ImportJob.class))
                .findOne();
    }

    void beginChecking(ImportJob job) {
        session.execute("delete from import_named where import_id = ?", job.id());
        move(session.createUpdate("""
                        update bulk_import set state = 'checking', checked = 0, started = coalesce(started, :now)
                        where id = :id and state = :state
                        """)
                .bind("now", clock.instant())
                .bind("id", job.id())
                .bind("state", job.state().term()));
    }

    /** Records how far the check has come. */
    void checkedUpTo(ImportJob job, long place) {
        move(session.createUpdate("update bulk_import set checked = :place where id = :id and state = 'checking'")
                .bind("place", place)
                .bind("id", job.id()));
    }

    /** Records the result of the check: the import is held if there is an objection, and otherwise runs. */
    void checked(ImportJob job, Wave wave, Optional<String> objection) {
        boolean held = objection.isPresent() && !job.request().dryRun();
        move(session.createUpdate("""
                        update bulk_import set state = :state, reason = :reason, withdrawals = :withdrawals,
                            published = :published, checked = bytes
                        where id = :id and state = 'checking'
                        """)
                .bind("state", (held ? ImportState.HELD : ImportState.RUNNING).term())
                .bind("reason", objection.orElse(null))
                .bind("withdrawals", wave.withdrawals())
                .bind("published", wave.published())
                .bind("id", job.id()));
    }

    void fail(ImportJob job, String reason) {
        move(session.createUpdate("""
                        update bulk_import set state = 'failed', reason = :reason, ended = :now
                        where id = :id and state in ('received', 'checking', 'running')
                        """)
                .bind("reason", reason)
                .bind("now", clock.instant())
                .bind("id", job.id()));
    }

    void finish(ImportJob job) {
        requireMoved(session.createQuery(FINISH)
                .bind("now", clock.instant())
                .bind("id", job.id())
                .mapTo(Integer.class)
                .one());
    }

    /**
     * Holds an approved import again if it would now withdraw another number of items than was approved.
     *
     * @return whether it is held again
     */
    boolean holdAgain(ImportJob job) {
        long now = ImportLedger.withdrawals(session, job.id());
        if (now == job.approved().orElseThrow()) {
            return false;
        }
        move(session.createUpdate("""
                        update bulk_import set state = 'held', withdrawals = :now, approved = null, decided_by = null,
                            decision_reason = null,
                            reason = format('%s published items would be withdrawn now; %s were approved', :now, approved)
                        where id = :id and state = 'running'
                        """).bind("now", now).bind("id", job.id()));
        return true;
    }

    /** Adds the results of rows to the counts and moves the position on, in the transaction that writes the rows. */
    void advance(ImportJob from, Position to, Tally tally) {
        move(session.createUpdate("""
                        update bulk_import set place = :place, row_number = :rowNumber, missing_after = :missingAfter,
                            created = created + :created, changed = changed + :changed, unchanged = unchanged + :unchanged,
                            withdrawn = withdrawn + :withdrawn, refused = refused + :refused, missing = missing + :missing,
                            stood = stood + :stood, merged = merged + :merged, kept = kept + :kept, overtaken = overtaken + :overtaken,
                            set_aside = set_aside + :setAside
                        where id = :id and state = 'running' and place = :fromPlace
                            and missing_after is not distinct from :fromMissing
                        """)
                .bind("place", to.place())
                .bind("rowNumber", to.rowNumber())
                .bind("missingAfter", to.missingAfter())
                .bindMethods(tally.counts())
                .bindMethods(tally.fates())
                .bind("id", from.id())
                .bind("fromPlace", from.position().place())
                .bind("fromMissing", from.position().missingAfter()));
    }

    private static void move(Update update) {
        requireMoved(update.execute());
    }

    private static void requireMoved(int imports) {
        if (imports == 0) {
            throw new FencedException("the import has moved on without this process");
        }
    }
}
