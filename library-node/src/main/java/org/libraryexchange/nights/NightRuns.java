package org.libraryexchange.nights;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.nights.Report.Found;
import org.libraryexchange.proving.LastProof;

/**
 * Drives the runs of a city: begins the one that is due, and takes the one at work a step further as soon as the step is
 * done. Everything that a run waits for is data; it may wait for hours, and through restarts.
 */
final class NightRuns {

    /** A run that begins shortly before the next window gets this much of it, and the next one begins then. */
    private static final Duration LEAST = Duration.ofMinutes(15);

    private final NightCalendar calendar;
    private final Runs runs;
    private final Exchange exchange;
    private final Accounts accounts;
    private final Duration askAgain;
    private final Supplier<UUID> ids;

    NightRuns(
            NightCalendar calendar,
            Runs runs,
            Exchange exchange,
            Accounts accounts,
            Duration askAgain,
            Supplier<UUID> ids) {
        this.calendar = calendar;
        this.runs = runs;
        this.exchange = exchange;
        this.accounts = accounts;
        this.askAgain = askAgain;
        this.ids = ids;
    }

    /** Does what can be done now; false where there is nothing but to wait. */
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
        runs.missed(latest.plusDays(1).datesUntil(due).map(calendar::window).toList(), now);
        Window window = calendar.window(due);
        Trigger cause = now.isBefore(window.closes()) ? Trigger.CLOCK : Trigger.CATCH_UP;
        return runs.begin(planned(Optional.of(due), cause, Optional.empty(), now));
    }

    /**
     * Begins a run for an operator.
     *
     * @return the run, or the one that is at work
     */
    UUID beginFor(String operator, Instant now) {
        Optional<ExchangeRun> atWork = runs.atWork();
        if (atWork.isPresent()) {
            return atWork.get().id();
        }
        ExchangeRun run = planned(Optional.empty(), Trigger.OPERATOR, Optional.of(operator), now);
        // Another process may have been quicker, so that there is one at work now.
        return runs.begin(run) ? run.id() : beginFor(operator, now);
    }

    private ExchangeRun planned(Optional<LocalDate> night, Trigger cause, Optional<String> operator, Instant now) {
        Instant next = calendar.next(now).opens();
        Instant least = now.plus(LEAST);
        return new ExchangeRun(
                ids.get(),
                night,
                cause,
                operator,
                calendar.window(calendar.latest(now)),
                now,
                next.isBefore(least) ? least : next,
                exchange.release(),
                Step.PUBLISH,
                Optional.empty());
    }

    private boolean goOn(ExchangeRun run, Instant now) {
        ExchangeState state = exchange.look(run);
        if (isDone(run, state, now)) {
            run.step().next().ifPresentOrElse(next -> enter(run, next, now), () -> end(run, state, now));
            return true;
        }
        if (!now.isBefore(run.deadline())) {
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
            case RECEIPT -> state.isConfirmed(run.sequence());
            case CHECK -> state.isChecked() || (isOverdue(run, now) && state.isCheckedLately());
            case REPAIR -> state.isRepaired(now.minus(askAgain));
            case REPORT -> true;
        };
    }

    private boolean isOverdue(ExchangeRun run, Instant now) {
        return run.proof()
                .filter(asked -> asked.at().plus(askAgain).isAfter(now))
                .isEmpty();
    }

    private void enter(ExchangeRun run, Step next, Instant now) {
        if (next == Step.MANIFEST) {
            runs.asked(run, exchange.prove(run.who()), now);
            exchange.askPartners();
        }
        runs.enter(run, next, now);
    }

    /** An answer can be lost with a log, or never come since a mirror was not ready to give one. */
    private void askAgain(ExchangeRun run, ExchangeState state, Instant now) {
        boolean waits = run.step().compareTo(Step.MANIFEST) >= 0 && run.step().compareTo(Step.CHECK) <= 0;
        if (!waits || !isOverdue(run, now) || state.proving()) {
            return;
        }
        if (!state.isChecked()) {
            exchange.askPartners();
        }
        boolean confirmed = state.isConfirmed(run.sequence());
        runs.asked(run, confirmed ? run.proof().orElseThrow().id() : exchange.prove(run.who()), now);
    }

    private void end(ExchangeRun run, ExchangeState state, Instant now) {
        long upTo = confirmed(run, state);
        runs.end(run, Report.of(upTo, accounts.sent(run, upTo), found(run, state)), true, now);
    }

    private void giveUp(ExchangeRun run, ExchangeState state, Instant now) {
        long upTo = Math.min(run.sequence(), state.sentUpTo());
        runs.end(run, Report.givenUp(run.step(), upTo, accounts.sent(run, upTo), found(run, state)), false, now);
    }

    private static long confirmed(ExchangeRun run, ExchangeState state) {
        return state.partners().stream()
                .flatMap(partner -> partner.theirs().stream())
                .mapToLong(LastProof::sequence)
                .min()
                .orElse(run.sequence());
    }

    private List<Found> found(ExchangeRun run, ExchangeState state) {
        return state.partners().stream()
                .map(partner -> new Found(
                        partner.name(),
                        partner.theirs(),
                        partner.known(),
                        partner.known()
                                .map(proof -> accounts.received(run, partner.name(), proof.sequence()))
                                .orElse(Received.NOTHING)))
                .toList();
    }
}
