package org.libraryexchange.health;

import java.time.Duration;
import java.util.Optional;

/** How one log gets on. */
public sealed interface Verdict {

    /** The verdict in one word. */
    String state();

    /** Why it does not move; empty where it does, or has nothing to do. */
    Optional<StuckCause> reason();

    /** Time since something to do was last seen to move; zero where there is nothing to do. */
    Duration withoutProgress();

    /** There is nothing to do, or it moves. */
    record Well() implements Verdict {
        @Override
        public String state() {
            return "well";
        }

        @Override
        public Optional<StuckCause> reason() {
            return Optional.empty();
        }

        @Override
        public Duration withoutProgress() {
            return Duration.ZERO;
        }
    }

    /** There is something to do, or it cannot be seen whether there is, but not for so long that it would be odd. */
    record Behind(Duration withoutProgress, StuckCause cause) implements Verdict {
        @Override
        public String state() {
            return "behind";
        }

        @Override
        public Optional<StuckCause> reason() {
            return Optional.of(cause);
        }
    }

    /** It has not moved for too long. */
    record Stuck(Duration withoutProgress, StuckCause cause) implements Verdict {
        @Override
        public String state() {
            return "stuck";
        }

        @Override
        public Optional<StuckCause> reason() {
            return Optional.of(cause);
        }
    }
}
