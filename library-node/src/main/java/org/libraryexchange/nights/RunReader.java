package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.nights.RunView.LettersView;
import org.libraryexchange.nights.RunView.PartnerView;
import org.libraryexchange.nights.RunView.Reason;
import org.libraryexchange.nights.RunView.ReceivedLettersView;
import org.libraryexchange.nights.RunView.ReceivedView;
import org.libraryexchange.nights.RunView.SentLettersView;
import org.libraryexchange.nights.RunView.SentView;
import org.libraryexchange.nights.RunView.StepView;

/** Reads runs for people and their programs. */
@ApplicationScoped
public class RunReader {

    private final Jdbi database;

    RunReader(Jdbi database) {
        this.database = database;
    }

    @Transactional
    public Optional<RunView> read(UUID id) {
        return database.withHandle(handle -> handle.select("select * from exchange_run where id = ?", id)
                .map(ConstructorMapper.of(Run.class))
                .findOne()
                .map(run -> view(handle, run)));
    }

    /** Runs that started before a time, the latest first. */
    @Transactional
    public List<RunView> latest(Instant before, int most) {
        return database.withHandle(handle -> handle
                .select(
                        "select * from exchange_run where started < ? order by started desc, id desc limit ?",
                        before,
                        most)
                .map(ConstructorMapper.of(Run.class))
                .list()
                .stream()
                .map(run -> view(handle, run))
                .toList());
    }

    private static RunView view(Handle handle, Run run) {
        return run.view(steps(handle, run.id()), partners(handle, run.id()));
    }

    private static List<StepView> steps(Handle handle, UUID run) {
        return handle
                .select("select step, started, ended from exchange_step where run_id = ?", run)
                .map(ConstructorMapper.of(Begun.class))
                .list()
                .stream()
                .map(Begun::view)
                .sorted(Comparator.comparing(StepView::step))
                .toList();
    }

    private static List<PartnerView> partners(Handle handle, UUID run) {
        Map<String, LettersView> letters = letters(handle, run);
        return handle.select("select * from exchange_partner where run_id = ? order by partner", run)
                .map(ConstructorMapper.of(StoredPartner.class))
                .map(found -> found.view(Optional.ofNullable(letters.get(found.partner()))))
                .list();
    }

    private static Map<String, LettersView> letters(Handle handle, UUID run) {
        return handle.select("select * from exchange_letters where run_id = ?", run)
                .map(ConstructorMapper.of(StoredLetters.class))
                .collectToMap(StoredLetters::partner, StoredLetters::view);
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
            Optional<Instant> ended,
            Optional<String> outcome,
            Optional<UUID> proofId,
            @Nested Sent sent,
            Optional<UUID> caughtUpBy) {

        private RunView view(List<StepView> steps, List<PartnerView> partners) {
            return new RunView(
                    id,
                    night,
                    Trigger.of(startedBy),
                    requestedBy,
                    zone,
                    windowOpens,
                    windowCloses,
                    started,
                    deadline,
                    ended,
                    outcome.map(Outcome::of),
                    reasons(steps, partners),
                    steps,
                    proofId,
                    sent.view(partners),
                    partners,
                    caughtUpBy);
        }

        private List<Reason> reasons(List<StepView> steps, List<PartnerView> partners) {
            return outcome.isEmpty() || steps.isEmpty()
                    ? List.of()
                    : Reasons.of(steps.get(steps.size() - 1).step(), partners);
        }
    }

    /**
     * What a run has sent.
     *
     * @param published empty until the run has ended; the other counts have no meaning until then
     */
    private record Sent(Optional<Long> published, long withdrawn, long cancelled, long erased, long repaired) {

        private Optional<SentView> view(List<PartnerView> partners) {
            return published.map(
                    it -> new SentView(it, withdrawn, cancelled, erased, repaired, unchanged(it + repaired, partners)));
        }

        private static OptionalLong unchanged(long sent, List<PartnerView> partners) {
            return partners.stream()
                    .flatMap(partner -> partner.theirs().stream())
                    .mapToLong(held -> held.items() - sent)
                    .min();
        }
    }

    private record Begun(String step, Instant started, Optional<Instant> ended) {

        private StepView view() {
            return new StepView(Step.of(step), started, ended);
        }
    }

    /** What a run found at a partner, as the table holds it. */
    private record StoredPartner(
            String partner,
            @Nested("their") StoredReceipt theirs,
            @Nested("our") StoredReceipt ours,
            long added,
            long changed,
            long withdrawn,
            long cancelled,
            long erased,
            boolean pausedThere,
            boolean pausedHere) {

        PartnerView view(Optional<LettersView> letters) {
            return new PartnerView(partner, theirs.view(), ours.view(), received(), letters, pausedThere, pausedHere);
        }

        private ReceivedView received() {
            return new ReceivedView(added, changed, withdrawn, cancelled, erased, unchanged());
        }

        private OptionalLong unchanged() {
            return ours.view().stream()
                    .mapToLong(held -> held.items() - held.rejected() - added - changed)
                    .findFirst();
        }
    }

    /** The letters in a run's account, as the table holds them. */
    private record StoredLetters(
            String partner,
            boolean waiting,
            @Nested("their") StoredReceipt theirs,
            @Nested("our") StoredReceipt ours,
            long sent,
            long repaired,
            long received) {

        LettersView view() {
            return new LettersView(
                    waiting,
                    theirs.view(),
                    ours.view(),
                    new SentLettersView(sent, repaired, others(theirs, sent + repaired)),
                    new ReceivedLettersView(received, others(ours, received + ours.rejected())));
        }

        private static OptionalLong others(StoredReceipt held, long counted) {
            return held.view().stream().mapToLong(all -> all.items() - counted).findFirst();
        }
    }
}
