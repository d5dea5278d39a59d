package org.libraryexchange.proof;

import java.util.Objects;
import java.util.UUID;

/** What the messages' constructors have in common. */
final class Checks {

    private static final long LARGEST = 1L << 53;

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

    static void given(String field, Object value) {
        if (Objects.isNull(value)) {
            throw new IllegalArgumentException(field + ": is missing");
        }
    }
}
