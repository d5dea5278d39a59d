package org.libraryexchange.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that has not ended.
 *
 * @param night that it covers; empty if an operator started the run
 * @param requestedBy the operator who started it
 * @param window of the night, or the latest one that has opened
 * @param deadline when the run gives up
 * @param sequence changes up to this one are to be sent
 * @param step the current step
 * @param proof the latest proof of the own catalogue that the run has asked for
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

    /** A proof that the run has asked for. */
    record Asked(UUID id, Instant at) {}

    /** On whose behalf the run asks for proofs. */
    String who() {
        return requestedBy.orElse("night");
    }
}
