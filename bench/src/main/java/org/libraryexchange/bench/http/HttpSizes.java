package org.libraryexchange.bench.http;

/**
 * How much is asked of a node.
 *
 * @param catalogue items that it has before the first request, and rows of each import
 * @param connections clients of a closed loop
 * @param warmUpSeconds that each thing is asked for before the first loop that counts
 * @param seconds that each loop lasts
 */
public record HttpSizes(int catalogue, int connections, int warmUpSeconds, int seconds) {

    public HttpSizes {
        requirePositive("catalogue", catalogue);
        requirePositive("connections", connections);
        requirePositive("warm-up seconds", warmUpSeconds);
        requirePositive("seconds", seconds);
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be above 0, not " + value);
        }
    }
}
