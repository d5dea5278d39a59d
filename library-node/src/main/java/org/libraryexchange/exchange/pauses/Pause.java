package org.libraryexchange.exchange.pauses;

import java.time.Duration;
import java.time.Instant;

/**
 * For some time, nothing of a partner is applied here: neither its items nor its letters.
 *
 * @param ends when applying goes on by itself
 * @param by the operator who paused it
 */
public record Pause(String partner, Instant began, Instant ends, String by, String reason) {

    /** A longer pause would keep what the partner erases for too long. */
    public static final Duration LONGEST = Duration.ofDays(7);

    public Pause {
        if (!ends.isAfter(began) || ends.isAfter(began.plus(LONGEST))) {
            throw new IllegalArgumentException(
                    "ends: must be after " + began + ", by at most " + LONGEST.toDays() + " days, not " + ends);
        }
    }

    /** The pause in a few words, for programs that show it to people. */
    public String told() {
        return "paused until " + ends + ", by " + by + ": " + reason;
    }
}
