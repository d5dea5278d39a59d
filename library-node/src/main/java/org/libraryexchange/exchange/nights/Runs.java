package org.libraryexchange.exchange.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Stores the runs. All that happens in one step of {@link NightRuns} is one transaction. */
interface Runs {

    /** The current run. */
    Optional<ExchangeRun> atWork();

    /** The latest night in the ledger. At the very first start, the night before the first one to be kept. */
    LocalDate latestNight(LocalDate opened);

    /** Notes that no run took place in a night. */
    void missed(RunPlan plan, Instant now);

    /** Begins a run; returns false if there is a current one, or if the night already has one. */
    boolean begin(ExchangeRun run);

    /** Ends the current step and begins the next one. */
    void enter(ExchangeRun run, Step next, Instant now);

    /** Notes that the run has asked for a proof. */
    void asked(ExchangeRun run, UUID proof, Instant now);

    /**
     * Ends the run.
     *
     * @param finished whether its last step is done
     */
    void end(ExchangeRun run, Report report, boolean finished, Instant now);
}
