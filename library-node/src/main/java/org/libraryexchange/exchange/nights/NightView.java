package org.libraryexchange.exchange.nights;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.exchange.nights.RunPlan.Trigger;
import org.libraryexchange.json.Term;

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
        @JsonUnwrapped Window window,
        Optional<Instant> started,
        Optional<Instant> ended,
        Optional<UUID> caughtUpBy) {

    private static final Set<String> INCOMPLETE = Set.of("partial", "paused");

    /** What is shown of the night: its state, or {@code partial} or {@code paused}. */
    public String shown() {
        return shown(state.term(), outcome.map(Outcome::term));
    }

    /** The same by terms. A night after which something still differs or waits is never called complete. */
    public static String shown(String state, Optional<String> outcome) {
        return outcome.filter(INCOMPLETE::contains).orElse(state);
    }

    /** What the ledger says about a night. */
    public enum Coverage implements Term {
        /** The run began within the window, and the cities exchanged what nobody had paused. */
        COVERED,
        /** The cities exchanged, but the run began after the window had closed. */
        LATE,
        /** A run tried, but the exchange did not take place. */
        FAILED,
        /** No run took place. */
        MISSED,
        /** The run is still going. */
        RUNNING,
        /** The window has opened and no run has begun yet. */
        DUE;

        /** The coverage that a night's run gives. */
        static Coverage of(Optional<Outcome> outcome, Trigger cause) {
            if (outcome.isEmpty()) {
                return RUNNING;
            }
            return switch (outcome.get()) {
                case MISSED -> MISSED;
                case FAILED -> FAILED;
                case COMPLETE, NOTHING_TO_EXCHANGE, PARTIAL, PAUSED -> cause == Trigger.CATCH_UP ? LATE : COVERED;
            };
        }
    }
}
