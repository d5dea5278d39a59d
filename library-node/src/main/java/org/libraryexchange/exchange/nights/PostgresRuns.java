package org.libraryexchange.exchange.nights;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.database.LogDatabase;

/** Stores the runs in the database. */
@Singleton
record PostgresRuns(LogDatabase database, PostgresPartners partners) implements Runs {

    @Override
    public Optional<ExchangeRun> atWork() {
        return database.first(ExchangeRun.class, """
                select run.*, proof_id as proof, proof_requested as asked,
                    (select step from exchange_step where run_id = id and exchange_step.ended is null) as step
                from exchange_run run where ended is null
                """);
    }

    @Override
    public LocalDate latestNight(LocalDate opened) {
        return database.first(
                        LocalDate.class,
                        "select greatest((select max(night) from exchange_run), night - 1) from first_night")
                .orElseGet(() -> startedAfter(opened));
    }

    private LocalDate startedAfter(LocalDate night) {
        database.execute("insert into first_night (night) values (?) on conflict do nothing", night.plusDays(1));
        return night;
    }

    @Override
    public void missed(RunPlan plan, Instant now) {
        int unused = insert(plan, 0, Optional.of(now));
    }

    @Override
    public boolean begin(ExchangeRun run) {
        return database.inTransaction(() -> {
            boolean begun = insert(run.plan(), run.sequence(), Optional.empty()) > 0;
            if (begun) {
                beginStep(run, run.step(), run.started());
            }
            return begun;
        });
    }

    /** @param missed when it was found that nothing ran in the night; empty for a run that begins */
    private int insert(RunPlan plan, long sequence, Optional<Instant> missed) {
        return database.withHandle(handle -> handle.createUpdate("""
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
                .execute());
    }

    @Override
    public void enter(ExchangeRun run, Step next, Instant now) {
        database.inTransaction(() -> {
            endStep(run, now);
            beginStep(run, next, now);
        });
    }

    private void beginStep(ExchangeRun run, Step step, Instant now) {
        database.execute(
                "insert into exchange_step (run_id, step, started) values (?, ?, ?)", run.id(), step.term(), now);
    }

    private void endStep(ExchangeRun run, Instant now) {
        database.execute("update exchange_step set ended = ? where run_id = ? and ended is null", now, run.id());
    }

    @Override
    public void asked(ExchangeRun run, UUID proof, Instant now) {
        database.execute(
                "update exchange_run set proof_id = ?, proof_requested = ? where id = ?", proof, now, run.id());
    }

    @Override
    public void end(ExchangeRun run, Report report, boolean finished, Instant now) {
        database.inTransaction(() -> {
            if (finished) {
                endStep(run, now);
            }
            close(run, report, now);
            report.partners().forEach(found -> partners.keep(run, found));
            if (report.outcome().isExchange()) {
                closeGaps(run);
            }
        });
    }

    private void close(ExchangeRun run, Report report, Instant now) {
        database.useHandle(handle -> handle.createUpdate("""
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
                .execute());
    }

    private void closeGaps(ExchangeRun run) {
        database.execute("""
                update exchange_run set caught_up_by = ?
                where outcome in ('missed', 'failed') and caught_up_by is null and started < ?
                """, run.id(), run.started());
    }
}
