package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.nights.ExchangeRun.Asked;
import org.libraryexchange.node.NodeConfig;

/** Stores the runs in the database. */
@ApplicationScoped
class PostgresRuns implements Runs {

    private final Jdbi database;
    private final NodeConfig node;
    private final Supplier<UUID> ids;
    private final PostgresPartners partners;

    PostgresRuns(Jdbi database, NodeConfig node, Supplier<UUID> ids, PostgresPartners partners) {
        this.database = database;
        this.node = node;
        this.ids = ids;
        this.partners = partners;
    }

    private record Run(
            UUID id,
            Optional<LocalDate> night,
            String startedBy,
            Optional<String> requestedBy,
            String zone,
            Instant windowOpens,
            Instant windowCloses,
            Instant started,
            Instant deadline,
            long sequence,
            String step,
            Optional<UUID> proofId,
            Optional<Instant> proofRequested) {

        private ExchangeRun atWork() {
            return new ExchangeRun(
                    id,
                    night,
                    Trigger.of(startedBy),
                    requestedBy,
                    new Window(night.orElseGet(this::opened), windowOpens, windowCloses),
                    started,
                    deadline,
                    sequence,
                    Step.of(step),
                    proofId.map(proof -> new Asked(proof, proofRequested.orElseThrow())));
        }

        private LocalDate opened() {
            return windowOpens.atZone(ZoneId.of(zone)).toLocalDate();
        }
    }

    @Override
    @Transactional
    public Optional<ExchangeRun> atWork() {
        return database.withHandle(handle -> handle.createQuery("""
                        select run.*, (select step from exchange_step where run_id = id and exchange_step.ended is null)
                            as step
                        from exchange_run run where ended is null
                        """)
                .map(ConstructorMapper.of(Run.class))
                .findOne()
                .map(Run::atWork));
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
    public void missed(List<Window> windows, Instant now) {
        database.useHandle(handle -> windows.forEach(window -> handle.createUpdate("""
                        insert into exchange_run (id, night, started_by, zone, window_opens, window_closes,
                            started, deadline, ended, outcome, sequence)
                        values (:id, :night, :cause, :zone, :opens, :closes, :opens, :closes, :ended, :outcome, 0)
                        on conflict do nothing
                        """)
                .bind("id", ids.get())
                .bind("night", window.night())
                .bind("cause", Trigger.NOBODY.term())
                .bind("zone", node.timeZone().getId())
                .bind("opens", window.opens())
                .bind("closes", window.closes())
                .bind("ended", now)
                .bind("outcome", Outcome.MISSED.term())
                .execute()));
    }

    @Override
    @Transactional
    public boolean begin(ExchangeRun run) {
        return database.withHandle(handle -> {
            boolean begun = insert(handle, run) > 0;
            if (begun) {
                beginStep(handle, run, run.step(), run.started());
            }
            return begun;
        });
    }

    private int insert(Handle handle, ExchangeRun run) {
        return handle.createUpdate("""
                        insert into exchange_run (id, night, started_by, requested_by, zone, window_opens, window_closes,
                            started, deadline, sequence)
                        values (:id, :night, :cause, :operator, :zone, :opens, :closes, :started, :deadline, :sequence)
                        on conflict do nothing
                        """)
                .bind("id", run.id())
                .bind("night", run.night())
                .bind("cause", run.cause().term())
                .bind("operator", run.requestedBy())
                .bind("zone", node.timeZone().getId())
                .bind("opens", run.window().opens())
                .bind("closes", run.window().closes())
                .bind("started", run.started())
                .bind("deadline", run.deadline())
                .bind("sequence", run.sequence())
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
        handle.createUpdate("insert into exchange_step (run_id, step, started) values (:run, :step, :now)")
                .bind("run", run.id())
                .bind("step", step.term())
                .bind("now", now)
                .execute();
    }

    private static void endStep(Handle handle, ExchangeRun run, Instant now) {
        handle.execute("update exchange_step set ended = ? where run_id = ? and ended is null", now, run.id());
    }

    @Override
    @Transactional
    public void asked(ExchangeRun run, UUID proof, Instant now) {
        database.useHandle(handle -> handle.createUpdate(
                        "update exchange_run set proof_id = :proof, proof_requested = :now where id = :run")
                .bind("proof", proof)
                .bind("now", now)
                .bind("run", run.id())
                .execute());
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
                .bind("published", report.sent().published())
                .bind("withdrawn", report.sent().withdrawn())
                .bind("cancelled", report.sent().cancelled())
                .bind("erased", report.sent().erased())
                .bind("repaired", report.sent().repaired())
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
