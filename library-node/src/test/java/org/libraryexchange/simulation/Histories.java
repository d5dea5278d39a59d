package org.libraryexchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/** Histories of consecutive seeds, played on all cores. */
final class Histories {

    static final int STEPS = 200;
    private static final int OF_A_POINT = 20;

    private final long first;
    private final long count;
    private final Map<Point, Integer> troubled = new EnumMap<>(Point.class);

    private Histories(long first, long count) {
        this.first = first;
        this.count = count;
    }

    static Histories of(long count) {
        return new Histories(0, count);
    }

    Histories beginningWith(long seed) {
        return new Histories(seed, count);
    }

    /** Plays them and fails with the report of one in which a promise was broken. */
    void requireKept() {
        LongStream.range(first, first + count)
                .parallel()
                .mapToObj(seed -> Trial.of(Flaw.NONE, seed, STEPS))
                .filter(this::fails)
                .findAny()
                .ifPresent(trial -> {
                    throw trial.report();
                });
    }

    /**
     * For each crash point, plays histories in which processes end there. One in which none came there proves nothing, and
     * does not count.
     */
    static void requireKeptWithEndsAtEachPoint(Exchange exchange) {
        requireKeptWithEndsAtEach(Point.NAMED, (point, seed) -> Trial.endingAt(point, exchange, seed));
    }

    /** The same for each point at which somebody can be who accepts a proposal. */
    static void requireKeptWithEndsInAcceptance() {
        requireKeptWithEndsAtEach(Point.OF_ACCEPTANCE, Trial::endingInAcceptance);
    }

    private static void requireKeptWithEndsAtEach(List<Point> points, BiFunction<Point, Long, Trial> histories) {
        points.parallelStream().forEach(point -> {
            long counted = LongStream.range(0, 3 * OF_A_POINT)
                    .mapToObj(seed -> histories.apply(point, seed))
                    .filter(trial -> isKeptAndReaches(point, trial))
                    .limit(OF_A_POINT)
                    .count();
            assertThat(counted)
                    .as("histories in which a process ended at " + point)
                    .isEqualTo(OF_A_POINT);
        });
    }

    private static boolean isKeptAndReaches(Point point, Trial trial) {
        Trial.Outcome outcome = trial.play();
        if (outcome.failure().isPresent()) {
            throw trial.report();
        }
        return outcome.troubled().containsKey(point);
    }

    private boolean fails(Trial trial) {
        Trial.Outcome outcome = trial.play();
        synchronized (troubled) {
            outcome.troubled().forEach((point, times) -> troubled.merge(point, times, Integer::sum));
        }
        return outcome.failure().isPresent();
    }

    /** Points at which a process came to harm in one of them. */
    Set<Point> troubled() {
        return troubled.keySet();
    }
}
