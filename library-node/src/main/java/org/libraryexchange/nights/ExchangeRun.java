package org.libraryexchange.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that is at work.
 *
 * @param night that it covers; empty for what an operator started
 * @param requestedBy the operator
 * @param window the night's, or the latest that has opened
 * @param deadline when it is given up
 * @param sequence everything up to here is to be sent
 * @param step where it stands
 * @param proof the latest proof of the own catalogue that it has asked for
 */
record ExchangeRun(
        UUID id,
        Optional<LocalDate> night,
        Trigger cause,
        Optional<String> requestedBy,
        Window window,
        Instant started,
        Instant deadline,
        long sequence,
        Step step,
        Optional<Asked> proof) {

    /** A proof that was asked for. */
    record Asked(UUID id, Instant at) {}

    /** On whose behalf it asks for proofs. */
    String who() {
        return requestedBy.orElse("night");
    }
}
