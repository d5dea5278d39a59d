package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.nights.RunView.HeldView;
import org.libraryexchange.nights.RunView.PartnerView;
import org.libraryexchange.nights.RunView.Reason;
import org.libraryexchange.nights.RunView.ReceivedView;
import org.libraryexchange.nights.RunView.SentView;
import org.libraryexchange.nights.RunView.StepView;

/** Reads runs for people. */
@ApplicationScoped
public class RunReader {

    private final Session database;

    RunReader(Session database) {
        this.database = database;
    }

    @Transactional
    public Optional<RunView> read(UUID id) {
        return database.createNativeQuery("select * from exchange_run where id = :id", Tuple.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(this::view);
    }

    /** Runs that were started before a time, the latest first. */
    @Transactional
    public List<RunView> latest(Instant before, int most) {
        return database
                .createNativeQuery(
                        "select * from exchange_run where started < :before order by started desc, id desc limit :most",
                        Tuple.class)
                .setParameter("before", before)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(this::view)
                .toList();
    }

    private RunView view(Tuple row) {
        UUID id = row.get("id", UUID.class);
        List<StepView> steps = steps(id);
        List<PartnerView> partners = partners(id);
        Optional<String> outcome = Optional.ofNullable(row.get("outcome", String.class));
        return new RunView(
                id,
                Optional.ofNullable(row.get("night", LocalDate.class)),
                row.get("started_by", String.class),
                Optional.ofNullable(row.get("requested_by", String.class)),
                row.get("zone", String.class),
                row.get("window_opens", Instant.class),
                row.get("window_closes", Instant.class),
                row.get("started", Instant.class),
                row.get("deadline", Instant.class),
                Optional.ofNullable(row.get("ended", Instant.class)),
                outcome,
                reasons(outcome, steps, partners),
                steps,
                Optional.ofNullable(row.get("proof_id", UUID.class)),
                sent(row, partners),
                partners,
                Optional.ofNullable(row.get("caught_up_by", UUID.class)));
    }

    private static List<Reason> reasons(Optional<String> outcome, List<StepView> steps, List<PartnerView> partners) {
        return outcome.isEmpty() || steps.isEmpty()
                ? List.of()
                : Reasons.of(Step.of(steps.get(steps.size() - 1).step()), partners);
    }

    private List<StepView> steps(UUID run) {
        return database
                .createNativeQuery("select step, started, ended from exchange_step where run_id = :run", Object[].class)
                .setParameter("run", run)
                .getResultList()
                .stream()
                .map(row -> new StepView((String) row[0], (Instant) row[1], Optional.ofNullable((Instant) row[2])))
                .sorted((one, other) -> Step.of(one.step()).compareTo(Step.of(other.step())))
                .toList();
    }

    private static Optional<SentView> sent(Tuple row, List<PartnerView> partners) {
        Long published = row.get("published", Long.class);
        if (published == null) {
            return Optional.empty();
        }
        long repaired = row.get("repaired", Long.class);
        return Optional.of(new SentView(
                published,
                row.get("withdrawn", Long.class),
                row.get("cancelled", Long.class),
                row.get("erased", Long.class),
                repaired,
                partners.stream()
                        .flatMap(partner -> partner.theirs().stream())
                        .mapToLong(HeldView::items)
                        .map(items -> items - published - repaired)
                        .min()));
    }

    private List<PartnerView> partners(UUID run) {
        return database
                .createNativeQuery("select * from exchange_partner where run_id = :run order by partner", Tuple.class)
                .setParameter("run", run)
                .getResultList()
                .stream()
                .map(RunReader::partner)
                .toList();
    }

    private static PartnerView partner(Tuple row) {
        Optional<HeldView> ours = held(row, "our");
        return new PartnerView(row.get("partner", String.class), held(row, "their"), ours, received(row, ours));
    }

    private static Optional<HeldView> held(Tuple row, String whose) {
        Long sequence = row.get(whose + "_sequence", Long.class);
        return sequence == null
                ? Optional.empty()
                : Optional.of(new HeldView(
                        sequence,
                        row.get(whose + "_items", Long.class),
                        row.get(whose + "_verified", Long.class),
                        row.get(whose + "_rejected", Long.class),
                        row.get(whose + "_differing", Long.class),
                        row.get(whose + "_receipt", Instant.class)));
    }

    private static ReceivedView received(Tuple row, Optional<HeldView> ours) {
        long added = row.get("added", Long.class);
        long changed = row.get("changed", Long.class);
        return new ReceivedView(
                added,
                changed,
                row.get("withdrawn", Long.class),
                row.get("cancelled", Long.class),
                row.get("erased", Long.class),
                ours.map(held -> OptionalLong.of(held.items() - held.rejected() - added - changed))
                        .orElseGet(OptionalLong::empty));
    }
}
