package org.libraryexchange.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The runs as they are kept; what is done in one look of the engine is done whole or not at all. */
interface Runs {

    /** The run that is at work. */
    Optional<ExchangeRun> atWork();

    /** The latest night that there is an account of; at the very first start, the one before the first that is kept. */
    LocalDate latestNight(LocalDate opened);

    /** Notes that nothing ran in these nights. */
    void missed(List<Window> windows, Instant now);

    /** Begins a run; false if one is at work, or the night has one. */
    boolean begin(ExchangeRun run);

    /** The step is done, the next one begins. */
    void enter(ExchangeRun run, Step next, Instant now);

    /** A proof was asked for. */
    void asked(ExchangeRun run, UUID proof, Instant now);

    /**
     * The run has come to its end.
     *
     * @param finished whether its last step is done
     */
    void end(ExchangeRun run, Report report, boolean finished, Instant now);
}
