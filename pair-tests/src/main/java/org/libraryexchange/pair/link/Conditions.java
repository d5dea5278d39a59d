package org.libraryexchange.pair.link;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a link treats the bytes that pass through it.
 *
 * @param delay of every byte, in each direction
 * @param jitter largest random addition to the delay; the order of bytes stays the same
 * @param bytesPerSecond that all connections share, in each direction; 0 for no limit
 * @param leastUntilCut bytes in both directions together after which a connection is reset at the earliest; 0 for never
 * @param mostUntilCut bytes after which it is reset at the latest
 * @param held ways on which nothing arrives; nothing is lost for good, because TCP sends dropped bytes again, so they
 *     arrive when the way is open again
 */
public record Conditions(
        Duration delay, Duration jitter, long bytesPerSecond, long leastUntilCut, long mostUntilCut, Set<Way> held) {

    /** A link that changes nothing. */
    public static final Conditions CALM = new Conditions(Duration.ZERO, Duration.ZERO, 0, 0, 0, Set.of());

    public Conditions {
        requireNotNegative("delay", delay.toNanos());
        requireNotNegative("jitter", jitter.toNanos());
        requireNotNegative("bytesPerSecond", bytesPerSecond);
        requireNotNegative("leastUntilCut", leastUntilCut);
        if (mostUntilCut < leastUntilCut) {
            throw new IllegalArgumentException(
                    "mostUntilCut: must not be below leastUntilCut (" + leastUntilCut + "), but is " + mostUntilCut);
        }
        held = Set.copyOf(held);
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": must not be negative, but is " + value);
        }
    }

    public Conditions delayed(Duration by, Duration upToMore) {
        return new Conditions(by, upToMore, bytesPerSecond, leastUntilCut, mostUntilCut, held);
    }

    public Conditions thin(long bytesEachSecond) {
        return new Conditions(delay, jitter, bytesEachSecond, leastUntilCut, mostUntilCut, held);
    }

    /** Resets each connection after a number of bytes between these two, which the seed chooses. */
    public Conditions cutAfter(long least, long most) {
        return new Conditions(delay, jitter, bytesPerSecond, least, most, held);
    }

    /** Lets nothing through in one direction. */
    public Conditions deafOn(Way way) {
        EnumSet<Way> ways = EnumSet.of(way);
        ways.addAll(held);
        return new Conditions(delay, jitter, bytesPerSecond, leastUntilCut, mostUntilCut, ways);
    }

    /** Lets nothing through at all, and gives no sign of it. */
    public Conditions blackHole() {
        return deafOn(Way.TO_SERVER).deafOn(Way.TO_CLIENT);
    }

    boolean cuts() {
        return mostUntilCut > 0;
    }
}
