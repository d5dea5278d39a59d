package org.libraryexchange.proof;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Checks that the constructors of messages share. */
final class Checks {

    private static final long LARGEST = 1L << 53;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Checks() {}

    static void place(UUID proof, int step, long sequence) {
        given("proof", proof);
        count("step", step);
        count("sequence", sequence);
    }

    static void count(String field, long value) {
        if (value < 0 || value > LARGEST) {
            throw new IllegalArgumentException(field + ": must be a whole number from 0 to 2^53, not " + value);
        }
    }

    /** Accepts only times that RFC 3339 can write and databases can hold. */
    static void time(String field, Instant value) {
        given(field, value);
        if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            throw new IllegalArgumentException(field + ": must be a time from year 1 to 9999, not " + value);
        }
    }

    static void most(String field, int count, int most) {
        if (count > most) {
            throw new IllegalArgumentException(field + ": must be at most " + most + ", not " + count);
        }
    }

    /** Refuses a named log unless it is that of the owner's letters to the mirror, or of its pictures. */
    static void log(String log, String owner, String mirror) {
        if (log != null
                && !log.equals(LogSource.ofLetters(owner, mirror))
                && !log.equals(LogSource.ofPictures(owner))) {
            throw new IllegalArgumentException("log: must be the log of letters from " + owner + " to " + mirror
                    + ", or of the pictures of " + owner);
        }
    }

    static void given(String field, Object value) {
        if (Objects.isNull(value)) {
            throw new IllegalArgumentException(field + ": is missing");
        }
    }
}
