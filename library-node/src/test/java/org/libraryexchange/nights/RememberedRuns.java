package org.libraryexchange.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.nights.ExchangeRun.Asked;

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
    public void missed(List<Window> windows, Instant now) {
        // Tests of the real ledger look at missed nights.
    }

    @Override
    public boolean begin(ExchangeRun run) {
        if (atWork.isPresent()) {
            return false;
        }
        atWork = Optional.of(run);
        latest = run.night().orElse(latest);
        return true;
    }

    @Override
    public void enter(ExchangeRun run, Step next, Instant now) {
        atWork = Optional.of(with(next, atWork.orElseThrow().proof()));
    }

    @Override
    public void asked(ExchangeRun run, UUID proof, Instant now) {
        atWork = Optional.of(with(run.step(), Optional.of(new Asked(proof, now))));
    }

    private ExchangeRun with(Step step, Optional<Asked> proof) {
        ExchangeRun run = atWork.orElseThrow();
        return new ExchangeRun(
                run.id(),
                run.night(),
                run.cause(),
                run.requestedBy(),
                run.window(),
                run.started(),
                run.deadline(),
                run.sequence(),
                step,
                proof);
    }

    @Override
    public void end(ExchangeRun run, Report ended, boolean finished, Instant now) {
        report = ended;
        atWork = Optional.empty();
    }
}
