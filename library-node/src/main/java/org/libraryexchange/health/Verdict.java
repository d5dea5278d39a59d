package org.libraryexchange.health;

import java.time.Duration;
import java.util.Optional;
import org.libraryexchange.pauses.Pause;

/** The state of one log or of the imports. */
public sealed interface Verdict {

    /** The state in one word. */
    String state();

    /** Why there is no progress; empty if there is progress, or nothing to do. */
    Optional<StuckCause> reason();

    /** Time since waiting work last made progress; zero if there is nothing to do. */
    Duration withoutProgress();

    /** Whether somebody has to do something about it. */
    default boolean isAlarm() {
        return false;
    }

    /** There is nothing to do, or the work makes progress. */
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

    /** Somebody has decided that nothing is applied for some time. Whether work is waiting does not matter. */
    record Paused(Pause pause) implements Verdict {
        @Override
        public String state() {
            return "paused";
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

    /** Work is waiting without progress, or nobody knows whether there is work, but not for unusually long. */
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

    /**
     * Somebody else has written into the city's own log, and nobody has settled that.
     *
     * @param records how many records
     */
    record Foreign(long records) implements Verdict {
        @Override
        public String state() {
            return "foreign";
        }

        @Override
        public Optional<StuckCause> reason() {
            return Optional.of(StuckCause.FOREIGN_RECORDS);
        }

        @Override
        public Duration withoutProgress() {
            return Duration.ZERO;
        }

        @Override
        public boolean isAlarm() {
            return true;
        }
    }

    /** The work has made no progress for too long. */
    record Stuck(Duration withoutProgress, StuckCause cause) implements Verdict {
        @Override
        public String state() {
            return "stuck";
        }

        @Override
        public Optional<StuckCause> reason() {
            return Optional.of(cause);
        }

        @Override
        public boolean isAlarm() {
            return true;
        }
    }
}
