package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.libraryexchange.nights.ExchangeRun.Asked;
import org.libraryexchange.nights.Report.Found;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.LastProof;

/** The runs in the database. */
@ApplicationScoped
class PostgresRuns implements Runs {

    private final Session database;
    private final NodeConfig node;
    private final Supplier<UUID> ids;

    PostgresRuns(Session database, NodeConfig node, Supplier<UUID> ids) {
        this.database = database;
        this.node = node;
        this.ids = ids;
    }

    @Override
    @Transactional
    public Optional<ExchangeRun> atWork() {
        return database.createNativeQuery("""
                        select run.*, (select step from exchange_step where run_id = id and exchange_step.ended is null)
                            as step
                        from exchange_run run where ended is null
                        """, Tuple.class)
                .uniqueResultOptional()
                .map(PostgresRuns::run);
    }

    private static ExchangeRun run(Tuple row) {
        Optional<LocalDate> night = Optional.ofNullable(row.get("night", LocalDate.class));
        Instant opens = row.get("window_opens", Instant.class);
        LocalDate named = night.orElseGet(
                () -> opens.atZone(ZoneId.of(row.get("zone", String.class))).toLocalDate());
        return new ExchangeRun(
                row.get("id", UUID.class),
                night,
                Trigger.of(row.get("started_by", String.class)),
                Optional.ofNullable(row.get("requested_by", String.class)),
                new Window(named, opens, row.get("window_closes", Instant.class)),
                row.get("started", Instant.class),
                row.get("deadline", Instant.class),
                row.get("sequence", Long.class),
                Step.of(row.get("step", String.class)),
                Optional.ofNullable(row.get("proof_id", UUID.class))
                        .map(proof -> new Asked(proof, row.get("proof_requested", Instant.class))));
    }

    @Override
    @Transactional
    public LocalDate latestNight(LocalDate opened) {
        return database.createNativeQuery("""
                        select greatest((select max(night) from exchange_run), night - 1) from first_night
                        """, LocalDate.class)
                .uniqueResultOptional()
                .orElseGet(() -> startedAfter(opened));
    }

    private LocalDate startedAfter(LocalDate night) {
        database.createNativeMutationQuery("insert into first_night (night) values (:night) on conflict do nothing")
                .setParameter("night", night.plusDays(1))
                .executeUpdate();
        return night;
    }

    @Override
    @Transactional
    public void missed(List<Window> windows, Instant now) {
        for (Window window : windows) {
            inserted(ids.get(), Optional.of(window.night()), Trigger.NOBODY, window)
                    .setParameter("operator", null, String.class)
                    .setParameter("started", window.opens())
                    .setParameter("deadline", window.closes())
                    .setParameter("ended", now)
                    .setParameter("outcome", Outcome.MISSED.term())
                    .setParameter("sequence", 0L)
                    .executeUpdate();
        }
    }

    @Override
    @Transactional
    public boolean begin(ExchangeRun run) {
        int begun = inserted(run.id(), run.night(), run.cause(), run.window())
                .setParameter("operator", run.requestedBy().orElse(null), String.class)
                .setParameter("started", run.started())
                .setParameter("deadline", run.deadline())
                .setParameter("ended", null, Instant.class)
                .setParameter("outcome", null, String.class)
                .setParameter("sequence", run.sequence())
                .executeUpdate();
        if (begun > 0) {
            beginStep(run, run.step(), run.started());
        }
        return begun > 0;
    }

    private MutationQuery inserted(UUID id, Optional<LocalDate> night, Trigger cause, Window window) {
        return database.createNativeMutationQuery("""
                        insert into exchange_run (id, night, started_by, requested_by, zone, window_opens, window_closes,
                            started, deadline, ended, outcome, sequence)
                        values (:id, :night, :cause, :operator, :zone, :opens, :closes, :started, :deadline, :ended,
                            :outcome, :sequence)
                        on conflict do nothing
                        """)
                .setParameter("id", id)
                .setParameter("night", night.orElse(null), LocalDate.class)
                .setParameter("cause", cause.term())
                .setParameter("zone", node.timeZone().getId())
                .setParameter("opens", window.opens())
                .setParameter("closes", window.closes());
    }

    @Override
    @Transactional
    public void enter(ExchangeRun run, Step next, Instant now) {
        endStep(run, now);
        beginStep(run, next, now);
    }

    private void beginStep(ExchangeRun run, Step step, Instant now) {
        database.createNativeMutationQuery(
                        "insert into exchange_step (run_id, step, started) values (:run, :step, :now)")
                .setParameter("run", run.id())
                .setParameter("step", step.term())
                .setParameter("now", now)
                .executeUpdate();
    }

    private void endStep(ExchangeRun run, Instant now) {
        database.createNativeMutationQuery(
                        "update exchange_step set ended = :now where run_id = :run and ended is null")
                .setParameter("run", run.id())
                .setParameter("now", now)
                .executeUpdate();
    }

    @Override
    @Transactional
    public void asked(ExchangeRun run, UUID proof, Instant now) {
        database.createNativeMutationQuery(
                        "update exchange_run set proof_id = :proof, proof_requested = :now where id = :run")
                .setParameter("proof", proof)
                .setParameter("now", now)
                .setParameter("run", run.id())
                .executeUpdate();
    }

    @Override
    @Transactional
    public void end(ExchangeRun run, Report report, boolean finished, Instant now) {
        if (finished) {
            endStep(run, now);
        }
        database.createNativeMutationQuery("""
                        update exchange_run set ended = :now, outcome = :outcome, sequence = :sequence,
                            published = :published, withdrawn = :withdrawn, cancelled = :cancelled, erased = :erased,
                            repaired = :repaired
                        where id = :run
                        """)
                .setParameter("now", now)
                .setParameter("outcome", report.outcome().term())
                .setParameter("sequence", report.upTo())
                .setParameter("published", report.sent().published())
                .setParameter("withdrawn", report.sent().withdrawn())
                .setParameter("cancelled", report.sent().cancelled())
                .setParameter("erased", report.sent().erased())
                .setParameter("repaired", report.sent().repaired())
                .setParameter("run", run.id())
                .executeUpdate();
        report.partners().forEach(found -> keep(run, found));
        if (report.outcome().isExchange()) {
            closeGaps(run);
        }
    }

    private void closeGaps(ExchangeRun run) {
        database.createNativeMutationQuery("""
                        update exchange_run set caught_up_by = :run
                        where outcome in ('missed', 'failed') and caught_up_by is null and started < :started
                        """)
                .setParameter("run", run.id())
                .setParameter("started", run.started())
                .executeUpdate();
    }

    private void keep(ExchangeRun run, Found found) {
        MutationQuery row = database.createNativeMutationQuery("""
                        insert into exchange_partner (run_id, partner, their_sequence, their_items, their_verified,
                            their_rejected, their_differing, their_receipt, our_sequence, our_items, our_verified,
                            our_rejected, our_differing, our_receipt, added, changed, withdrawn, cancelled, erased)
                        values (:run, :partner, :their_sequence, :their_items, :their_verified, :their_rejected,
                            :their_differing, :their_receipt, :our_sequence, :our_items, :our_verified, :our_rejected,
                            :our_differing, :our_receipt, :added, :changed, :withdrawn, :cancelled, :erased)
                        """)
                .setParameter("run", run.id())
                .setParameter("partner", found.partner())
                .setParameter("added", found.received().added())
                .setParameter("changed", found.received().changed())
                .setParameter("withdrawn", found.received().withdrawn())
                .setParameter("cancelled", found.received().cancelled())
                .setParameter("erased", found.received().erased());
        receipt(row, "their", found.theirs());
        receipt(row, "our", found.ours());
        row.executeUpdate();
    }

    private static void receipt(MutationQuery row, String whose, Optional<LastProof> proof) {
        row.setParameter(whose + "_sequence", proof.map(LastProof::sequence).orElse(null), Long.class)
                .setParameter(whose + "_items", proof.map(LastProof::items).orElse(null), Long.class)
                .setParameter(
                        whose + "_verified", proof.map(LastProof::verified).orElse(null), Long.class)
                .setParameter(
                        whose + "_rejected", proof.map(LastProof::rejected).orElse(null), Long.class)
                .setParameter(
                        whose + "_differing", proof.map(LastProof::differing).orElse(null), Long.class)
                .setParameter(whose + "_receipt", proof.map(LastProof::made).orElse(null), Instant.class);
    }
}
