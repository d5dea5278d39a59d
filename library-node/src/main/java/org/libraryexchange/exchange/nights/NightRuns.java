package org.libraryexchange.exchange.nights;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.exchange.nights.Arrivals.ReceivedCounts;
import org.libraryexchange.exchange.nights.ExchangeState.Partner;
import org.libraryexchange.exchange.nights.Report.Accounts;
import org.libraryexchange.exchange.nights.Report.Finding;
import org.libraryexchange.exchange.nights.RunPlan.Trigger;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.record.CityLog.Sort;

/**
 * Drives the runs of a city. It begins the run that is due, and moves the current run to its next step as soon as a
 * step is done. All that a run waits for is stored, so it may wait for hours, even across restarts.
 */
@Singleton
record NightRuns(
        NightCalendar calendar,
        Runs runs,
        Exchange exchange,
        Accounts accounts,
        NightsConfig config,
        Supplier<UUID> ids) {

    /**
     * A run that begins shortly before the next window may use this much time, even if it takes some of that window.
     * The next run begins after it.
     */
    private static final Duration LEAST = Duration.ofMinutes(15);

    /** Does what can be done now; returns false if there is only waiting to do. */
    boolean step(Instant now) {
        Optional<ExchangeRun> run = runs.atWork();
        return run.isPresent() ? goOn(run.get(), now) : beginDue(now);
    }

    private boolean beginDue(Instant now) {
        LocalDate due = calendar.latest(now);
        LocalDate latest = runs.latestNight(due);
        if (!due.isAfter(latest)) {
            return false;
        }
        latest.plusDays(1).datesUntil(due).forEach(night -> runs.missed(missed(night), now));
        Window window = calendar.window(due);
        Trigger cause = now.isBefore(window.closes()) ? Trigger.CLOCK : Trigger.CATCH_UP;
        return begin(planned(Optional.of(due), cause, Optional.empty(), now));
    }

    private RunPlan missed(LocalDate night) {
        Window window = calendar.window(night);
        return new RunPlan(
                ids.get(),
                Optional.of(night),
                Trigger.NOBODY,
                Optional.empty(),
                calendar.zone(),
                window,
                window.opens(),
                window.closes());
    }

    /**
     * Letters and pictures wait for nothing, so their proofs are asked for at once. The marker of each also ends a segment of the log
     * at the broker, on which the time depends after which what is erased is gone. So it must not wait for the items.
     */
    private boolean begin(ExchangeRun run) {
        boolean begun = runs.begin(run);
        if (begun) {
            exchange.askForPictures(run.plan().who());
            exchange.look(run)
                    .partners()
                    .forEach(partner ->
                            exchange.askForLetters(partner.name(), run.plan().who()));
        }
        return begun;
    }

    /**
     * Begins a run for an operator.
     *
     * @return the new run, or the current one if there is one
     */
    UUID beginFor(String operator, Instant now) {
        Optional<ExchangeRun> atWork = runs.atWork();
        if (atWork.isPresent()) {
            return atWork.get().id();
        }
        ExchangeRun run = planned(Optional.empty(), Trigger.OPERATOR, Optional.of(operator), now);
        // If another process was quicker, its run is the current one now.
        return begin(run) ? run.id() : beginFor(operator, now);
    }

    private ExchangeRun planned(Optional<LocalDate> night, Trigger cause, Optional<String> operator, Instant now) {
        Instant next = calendar.next(now).opens();
        Instant least = now.plus(LEAST);
        RunPlan plan = new RunPlan(
                ids.get(),
                night,
                cause,
                operator,
                calendar.zone(),
                calendar.window(calendar.latest(now)),
                now,
                next.isBefore(least) ? least : next);
        return new ExchangeRun(plan, exchange.release(), Step.PUBLISH, Optional.empty(), Optional.empty());
    }

    private boolean goOn(ExchangeRun run, Instant now) {
        ExchangeState state = exchange.look(run);
        if (isDone(run, state, now)) {
            run.step().next().ifPresentOrElse(next -> enter(run, next, now), () -> end(run, state, now));
            return true;
        }
        if (!now.isBefore(run.plan().deadline())) {
            giveUp(run, state, now);
            return true;
        }
        askAgain(run, state, now);
        return false;
    }

    private boolean isDone(ExchangeRun run, ExchangeState state, Instant now) {
        return switch (run.step()) {
            case PUBLISH -> state.sentUpTo() >= run.sequence();
            case MANIFEST -> state.manifestSent() || state.isConfirmed(run.sequence());
            case RECEIPT -> state.isConfirmed(run.sequence()) && state.areLettersConfirmed();
            case CHECK ->
                (state.isChecked() && state.areLettersChecked()) || (isOverdue(run, now) && state.isCheckedLately());
            case REPAIR -> state.isRepaired(now.minus(config.askAgain()));
            case REPORT -> true;
        };
    }

    private boolean isOverdue(ExchangeRun run, Instant now) {
        return run.asked()
                .filter(asked -> asked.plus(config.askAgain()).isAfter(now))
                .isEmpty();
    }

    private void enter(ExchangeRun run, Step next, Instant now) {
        if (next == Step.MANIFEST) {
            runs.asked(run, exchange.prove(run.plan().who()), now);
            exchange.askPartners();
        }
        runs.enter(run, next, now);
    }

    /** Asks again if an answer is overdue. It may have been lost with a log, or a mirror was not ready to give one. */
    private void askAgain(ExchangeRun run, ExchangeState state, Instant now) {
        boolean waits = run.step().compareTo(Step.MANIFEST) >= 0 && run.step().compareTo(Step.CHECK) <= 0;
        if (!waits || !isOverdue(run, now) || state.proving()) {
            return;
        }
        if (!state.isChecked()) {
            exchange.askPartners();
        }
        state.partners().stream()
                .filter(partner -> partner.letters().isToAskAgain())
                .forEach(partner ->
                        exchange.askForLetters(partner.name(), run.plan().who()));
        boolean confirmed = state.isConfirmed(run.sequence());
        runs.asked(
                run,
                confirmed
                        ? run.proof().orElseThrow()
                        : exchange.prove(run.plan().who()),
                now);
    }

    private void end(ExchangeRun run, ExchangeState state, Instant now) {
        long upTo = confirmed(run, state);
        runs.end(run, Report.of(upTo, accounts.sent(run, upTo), found(run, state)), true, now);
    }

    private void giveUp(ExchangeRun run, ExchangeState state, Instant now) {
        long upTo = Math.min(run.sequence(), state.sentUpTo());
        boolean answered = run.step().compareTo(Step.RECEIPT) > 0 || state.isConfirmed(run.sequence());
        runs.end(run, Report.givenUp(answered, upTo, accounts.sent(run, upTo), found(run, state)), false, now);
    }

    private static long confirmed(ExchangeRun run, ExchangeState state) {
        return state.partners().stream()
                .flatMap(partner -> partner.items().theirs().stream())
                .mapToLong(LastProof::sequence)
                .min()
                .orElse(run.sequence());
    }

    private List<Finding> found(ExchangeRun run, ExchangeState state) {
        return state.partners().stream()
                .map(partner -> new Finding(
                        partner,
                        received(run, partner),
                        accounts.of(Sort.LETTERS, run, partner.name(), partner.letters()),
                        accounts.of(Sort.PICTURES, run, partner.name(), partner.pictures())))
                .toList();
    }

    private ReceivedCounts received(ExchangeRun run, Partner partner) {
        return partner.items()
                .known()
                .map(proof -> accounts.received(run, partner.name(), proof.sequence()))
                .orElse(ReceivedCounts.NOTHING);
    }
}
