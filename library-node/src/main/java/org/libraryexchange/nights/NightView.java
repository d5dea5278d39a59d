package org.libraryexchange.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A night in the ledger.
 *
 * @param night the date in the city on which its window opened
 * @param run that covers the night, or records that it was missed; empty while the night is due
 * @param outcome of the run
 * @param caughtUpBy the later run that exchanged what a missed or failed night had not
 */
public record NightView(
        LocalDate night,
        Coverage state,
        Optional<UUID> run,
        Optional<Outcome> outcome,
        Instant windowOpens,
        Instant windowCloses,
        Optional<Instant> started,
        Optional<Instant> ended,
        Optional<UUID> caughtUpBy) {}
