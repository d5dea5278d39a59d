package org.libraryexchange.exchange.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Runs in memory. */
final class RememberedRuns implements Runs {

    private Optional<ExchangeRun> atWork = Optional.empty();
    private LocalDate latest;
    private Report report;

    RememberedRuns(LocalDate latest) {
        this.latest = latest;
    }

    /** The report of the run that ended last. */
    Report report() {
        return report;
    }

    @Override
    public Optional<ExchangeRun> atWork() {
        return atWork;
    }

    @Override
    public LocalDate latestNight(LocalDate opened) {
        return latest;
    }

    @Override
    public void missed(RunPlan plan, Instant now) {
        // Tests of the real ledger look at missed nights.
    }

    @Override
    public boolean begin(ExchangeRun run) {
        if (atWork.isPresent()) {
            return false;
        }
        atWork = Optional.of(run);
        latest = run.plan().night().orElse(latest);
        return true;
    }

    @Override
    public void enter(ExchangeRun run, Step next, Instant now) {
        ExchangeRun before = atWork.orElseThrow();
        atWork = Optional.of(new ExchangeRun(before.plan(), before.sequence(), next, before.proof(), before.asked()));
    }

    @Override
    public void asked(ExchangeRun run, UUID proof, Instant now) {
        atWork = Optional.of(
                new ExchangeRun(run.plan(), run.sequence(), run.step(), Optional.of(proof), Optional.of(now)));
    }

    @Override
    public void end(ExchangeRun run, Report ended, boolean finished, Instant now) {
        report = ended;
        atWork = Optional.empty();
    }
}
