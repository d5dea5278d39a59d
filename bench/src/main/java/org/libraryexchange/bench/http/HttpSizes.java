package org.libraryexchange.bench.http;

/**
 * The load on a node.
 *
 * @param catalogue number of items before the first request, and of rows of each import
 * @param connections clients of a closed loop
 * @param warmUpSeconds for each kind of request, before the first loop that counts
 * @param seconds of each loop
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
