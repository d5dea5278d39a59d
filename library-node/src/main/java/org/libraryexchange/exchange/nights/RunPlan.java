package org.libraryexchange.exchange.nights;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.json.Term;

/**
 * What is known of a run when it begins.
 *
 * @param night that it covers, named by the date on which its window opened; empty if an operator started the run
 * @param requestedBy the operator who started it
 * @param zone of the city
 * @param window of the night, or the latest one before an operator's run
 * @param deadline when the run gives up
 */
public record RunPlan(
        UUID id,
        Optional<LocalDate> night,
        Trigger startedBy,
        Optional<String> requestedBy,
        String zone,
        @Nested("window") @JsonUnwrapped Window window,
        Instant started,
        Instant deadline) {

    /** Whether nothing ran in the night. */
    public boolean missed() {
        return startedBy == Trigger.NOBODY;
    }

    /** On whose behalf the run asks for proofs. */
    String who() {
        return requestedBy.orElse("night");
    }

    /** What started a run. */
    public enum Trigger implements Term {
        /** The city's clock, while the window was open. */
        CLOCK,
        /** The city's clock, after the window had closed, because the node was not running in time. */
        CATCH_UP,
        /** An operator. */
        OPERATOR,
        /** Nothing: the night passed without a run. */
        NOBODY;
    }
}
