package org.libraryexchange.exchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Stores the runs in the database. */
@ApplicationScoped
class PostgresRuns implements Runs {

    private final Jdbi database;
    private final PostgresPartners partners;

    PostgresRuns(Jdbi database, PostgresPartners partners) {
        this.database = database;
        this.partners = partners;
    }

    @Override
    @Transactional
    public Optional<ExchangeRun> atWork() {
        return database.withHandle(handle -> handle.createQuery("""
                        select run.*, proof_id as proof, proof_requested as asked,
                            (select step from exchange_step where run_id = id and exchange_step.ended is null) as step
                        from exchange_run run where ended is null
                        """)
                .map(ConstructorMapper.of(ExchangeRun.class))
                .findOne());
    }

    @Override
    @Transactional
    public LocalDate latestNight(LocalDate opened) {
        return database.withHandle(handle -> handle.createQuery(
                        "select greatest((select max(night) from exchange_run), night - 1) from first_night")
                .mapTo(LocalDate.class)
                .findOne()
                .orElseGet(() -> startedAfter(handle, opened)));
    }

    private static LocalDate startedAfter(Handle handle, LocalDate night) {
        handle.execute("insert into first_night (night) values (?) on conflict do nothing", night.plusDays(1));
        return night;
    }

    @Override
    @Transactional
    public void missed(RunPlan plan, Instant now) {
        database.useHandle(handle -> insert(handle, plan, 0, Optional.of(now)));
    }

    @Override
    @Transactional
    public boolean begin(ExchangeRun run) {
        return database.withHandle(handle -> {
            boolean begun = insert(handle, run.plan(), run.sequence(), Optional.empty()) > 0;
            if (begun) {
                beginStep(handle, run, run.step(), run.started());
            }
            return begun;
        });
    }

    /** @param missed when it was found that nothing ran in the night; empty for a run that begins */
    private static int insert(Handle handle, RunPlan plan, long sequence, Optional<Instant> missed) {
        return handle.createUpdate("""
                        insert into exchange_run (id, night, started_by, requested_by, zone, window_opens, window_closes,
                            started, deadline, ended, outcome, sequence)
                        values (:id, :night, :cause, :requestedBy, :zone, :opens, :closes, :started, :deadline, :ended,
                            :outcome, :sequence)
                        on conflict do nothing
                        """)
                .bindMethods(plan)
                .bindMethods(plan.window())
                .bind("cause", plan.startedBy().term())
                .bind("sequence", sequence)
                .bind("ended", missed)
                .bind("outcome", missed.map(when -> Outcome.MISSED.term()))
                .execute();
    }

    @Override
    @Transactional
    public void enter(ExchangeRun run, Step next, Instant now) {
        database.useHandle(handle -> {
            endStep(handle, run, now);
            beginStep(handle, run, next, now);
        });
    }

    private static void beginStep(Handle handle, ExchangeRun run, Step step, Instant now) {
        handle.execute(
                "insert into exchange_step (run_id, step, started) values (?, ?, ?)", run.id(), step.term(), now);
    }

    private static void endStep(Handle handle, ExchangeRun run, Instant now) {
        handle.execute("update exchange_step set ended = ? where run_id = ? and ended is null", now, run.id());
    }

    @Override
    @Transactional
    public void asked(ExchangeRun run, UUID proof, Instant now) {
        database.useHandle(handle -> handle.execute(
                "update exchange_run set proof_id = ?, proof_requested = ? where id = ?", proof, now, run.id()));
    }

    @Override
    @Transactional
    public void end(ExchangeRun run, Report report, boolean finished, Instant now) {
        database.useHandle(handle -> {
            if (finished) {
                endStep(handle, run, now);
            }
            close(handle, run, report, now);
            report.partners().forEach(found -> partners.keep(run, found));
            if (report.outcome().isExchange()) {
                closeGaps(handle, run);
            }
        });
    }

    private static void close(Handle handle, ExchangeRun run, Report report, Instant now) {
        handle.createUpdate("""
                        update exchange_run set ended = :now, outcome = :outcome, sequence = :sequence,
                            published = :published, withdrawn = :withdrawn, cancelled = :cancelled, erased = :erased,
                            repaired = :repaired
                        where id = :run
                        """)
                .bind("now", now)
                .bind("outcome", report.outcome().term())
                .bind("sequence", report.upTo())
                .bindMethods(report.sent())
                .bind("run", run.id())
                .execute();
    }

    private static void closeGaps(Handle handle, ExchangeRun run) {
        handle.execute("""
                        update exchange_run set caught_up_by = ?
                        where outcome in ('missed', 'failed') and caught_up_by is null and started < ?
                        """, run.id(), run.started());
    }
}
