package org.libraryexchange.exchange.nights;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;

/**
 * A run that has not ended.
 *
 * @param sequence changes up to this one are to be sent
 * @param step the current step
 * @param proof the latest proof of the own catalogue that the run has asked for
 * @param asked when it has asked for that
 */
record ExchangeRun(@Nested RunPlan plan, long sequence, Step step, Optional<UUID> proof, Optional<Instant> asked) {

    UUID id() {
        return plan.id();
    }

    Instant started() {
        return plan.started();
    }
}
