package org.libraryexchange.watch.health;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.libraryexchange.exchange.pauses.Pause;

/** The state of one log or of other work. */
public sealed interface Verdict {

    /** The state in one word: the name of its record. */
    default String state() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Why there is no progress; empty if there is progress, or nothing to do. */
    default Optional<StuckCause> reason() {
        return Optional.empty();
    }

    /** The reason as a term, for programs. A pause is its own reason. */
    default Optional<String> term() {
        return reason().map(StuckCause::term);
    }

    /** The reason in words, for people. */
    default Optional<String> told() {
        return reason().map(StuckCause::sentence);
    }

    /** Time since waiting work last made progress; zero if there is nothing to do. */
    default Duration withoutProgress() {
        return Duration.ZERO;
    }

    /** Whether somebody has to do something about it. */
    default boolean isAlarm() {
        return this instanceof Stuck || this instanceof Foreign;
    }

    /** There is nothing to do, or the work makes progress. */
    record Well() implements Verdict {}

    /** Somebody has decided that nothing is applied for some time. Whether work is waiting does not matter. */
    record Paused(Pause pause) implements Verdict {
        @Override
        public Optional<String> term() {
            return Optional.of(state());
        }

        @Override
        public Optional<String> told() {
            return Optional.of(pause.told());
        }
    }

    /** Work is waiting without progress, or nobody knows whether there is work, but not for unusually long. */
    record Behind(Duration withoutProgress, StuckCause cause) implements Verdict {
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
        public Optional<StuckCause> reason() {
            return Optional.of(StuckCause.FOREIGN_RECORDS);
        }
    }

    /** The work has made no progress for too long. */
    record Stuck(Duration withoutProgress, StuckCause cause) implements Verdict {
        @Override
        public Optional<StuckCause> reason() {
            return Optional.of(cause);
        }
    }

    /** How work stands that has made no progress for some time. */
    static Verdict standing(Duration withoutProgress, StuckCause cause, Duration patience) {
        return withoutProgress.compareTo(patience) < 0
                ? new Behind(withoutProgress, cause)
                : new Stuck(withoutProgress, cause);
    }
}
