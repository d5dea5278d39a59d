package org.libraryexchange.pair.link;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a link treats what travels through it.
 *
 * @param delay of every byte, each way
 * @param jitter added to the delay at random, up to this; the order of bytes stays
 * @param bytesPerSecond that all connections share, each way; 0 for as many as there are
 * @param leastUntilCut bytes, both ways together, after which a connection is reset at the earliest; 0 for never
 * @param mostUntilCut after which it is reset at the latest
 * @param held ways on which nothing arrives. It is not lost for good: TCP sends again what was dropped, so it arrives
 *     when the way is open again
 */
public record Conditions(
        Duration delay, Duration jitter, long bytesPerSecond, long leastUntilCut, long mostUntilCut, Set<Way> held) {

    /** A link that does nothing of that. */
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

    /** Resets each connection after a number of bytes that the seed picks between these two. */
    public Conditions cutAfter(long least, long most) {
        return new Conditions(delay, jitter, bytesPerSecond, least, most, held);
    }

    /** Lets nothing through on one way. */
    public Conditions deafOn(Way way) {
        EnumSet<Way> ways = EnumSet.of(way);
        ways.addAll(held);
        return new Conditions(delay, jitter, bytesPerSecond, leastUntilCut, mostUntilCut, ways);
    }

    /** Lets nothing through at all, without any sign of it. */
    public Conditions blackHole() {
        return deafOn(Way.TO_SERVER).deafOn(Way.TO_CLIENT);
    }

    boolean cuts() {
        return mostUntilCut > 0;
    }
}
