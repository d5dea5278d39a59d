package org.libraryexchange.exchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.exchange.nights.RunView.HeldView;
import org.libraryexchange.exchange.nights.RunView.LettersView;
import org.libraryexchange.exchange.nights.RunView.PartnerView;
import org.libraryexchange.exchange.nights.RunView.Reason;
import org.libraryexchange.exchange.nights.RunView.ReceivedView;
import org.libraryexchange.exchange.nights.RunView.SentView;
import org.libraryexchange.exchange.nights.RunView.StepView;

/** Reads runs for people and their programs. */
@ApplicationScoped
public class RunReader {

    /** All items of the catalogue count as published, repaired or unchanged. */
    private static final String RUNS = """
            select run.*, proof_id as proof,
                (select min(their_items) from exchange_partner where run_id = id) - published - repaired as unchanged
            from exchange_run run
            """;

    private static final String PARTNERS = """
            select found.*, our_items - our_rejected - added - changed as unchanged
            from exchange_partner found where run_id = ? order by partner
            """;
    private static final String LETTERS = """
            select found.*, sent as sent_sent, repaired as sent_repaired, their_items - sent - repaired as sent_unchanged,
                received as received_received, our_items - our_rejected - received as received_unchanged
            from exchange_letters found where run_id = ?
            """;

    private final Jdbi database;

    RunReader(Jdbi database) {
        this.database = database;
    }

    @Transactional
    public Optional<RunView> read(UUID id) {
        return database.withHandle(handle -> handle.select(RUNS + "where id = ?", id)
                .map(ConstructorMapper.of(Run.class))
                .findOne()
                .map(run -> run.view(handle)));
    }

    /** Runs that started before a time, the latest first. */
    @Transactional
    public List<RunView> latest(Instant before, int most) {
        return database.withHandle(handle -> handle
                .select(RUNS + "where started < ? order by started desc, id desc limit ?", before, most)
                .map(ConstructorMapper.of(Run.class))
                .list()
                .stream()
                .map(run -> run.view(handle))
                .toList());
    }

    private record Run(
            @Nested RunPlan plan,
            Optional<Instant> ended,
            Optional<Outcome> outcome,
            Optional<UUID> proof,
            @Nested Optional<SentView> sent,
            Optional<UUID> caughtUpBy) {

        private RunView view(Handle handle) {
            List<StepView> steps = steps(handle, plan.id());
            List<PartnerView> partners = partners(handle, plan.id());
            List<Reason> reasons = outcome.isEmpty() || steps.isEmpty()
                    ? List.of()
                    : Reasons.of(steps.get(steps.size() - 1).step(), partners);
            return new RunView(plan, ended, outcome, reasons, steps, proof, sent, partners, caughtUpBy);
        }
    }

    private static List<StepView> steps(Handle handle, UUID run) {
        return handle
                .select("select step, started, ended from exchange_step where run_id = ?", run)
                .map(ConstructorMapper.of(StepView.class))
                .list()
                .stream()
                .sorted(Comparator.comparing(StepView::step))
                .toList();
    }

    private static List<PartnerView> partners(Handle handle, UUID run) {
        Map<String, LettersView> letters = handle.select(LETTERS, run)
                .map(ConstructorMapper.of(Letters.class))
                .collectToMap(Letters::partner, Letters::letters);
        return handle.select(PARTNERS, run)
                .map(ConstructorMapper.of(Partner.class))
                .map(found -> found.view(Optional.ofNullable(letters.get(found.partner()))))
                .list();
    }

    private record Partner(
            String partner,
            @Nested("their") Optional<HeldView> theirs,
            @Nested("our") Optional<HeldView> ours,
            @Nested ReceivedView received,
            boolean pausedThere,
            boolean pausedHere) {

        private PartnerView view(Optional<LettersView> letters) {
            return new PartnerView(partner, theirs, ours, received, letters, pausedThere, pausedHere);
        }
    }

    private record Letters(String partner, @Nested LettersView letters) {}
}
