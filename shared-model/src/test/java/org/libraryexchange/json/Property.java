package org.libraryexchange.json;

import java.util.Random;

/**
 * A statement that holds for all values of some generator. Runs are the same each time; a failing one is tried again
 * with half the size as long as it still fails, and names its seed.
 */
@FunctionalInterface
public interface Property {

    int FULL_SIZE = 64;

    /** Draws values of about the given size and asserts what must hold for them. */
    void holds(Random random, int size) throws Exception;

    static void forAll(int runs, Property property) {
        for (long seed = 0; seed < runs; seed++) {
            Throwable failure = failure(property, seed, FULL_SIZE);
            if (failure != null) {
                throw smallest(property, seed, failure);
            }
        }
    }

    private static AssertionError smallest(Property property, long seed, Throwable failure) {
        int size = FULL_SIZE;
        Throwable last = failure;
        for (int half = size / 2; half > 0; half /= 2) {
            Throwable again = failure(property, seed, half);
            if (again == null) {
                break;
            }
            size = half;
            last = again;
        }
        return new AssertionError("fails with seed " + seed + " and size " + size + ": " + last, last);
    }

    private static Throwable failure(Property property, long seed, int size) {
        try {
            property.holds(new Random(seed), size);
            return null;
        } catch (Exception | AssertionError e) {
            return e;
        }
    }
}
