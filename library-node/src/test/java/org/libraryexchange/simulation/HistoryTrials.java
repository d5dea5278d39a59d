package org.libraryexchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/** Histories of consecutive seeds, played on all cores. */
final class HistoryTrials {

    static final int STEPS = 200;
    private static final int OF_A_POINT = 20;

    private final long first;
    private final long count;
    private final Map<Point, Integer> troubled = new EnumMap<>(Point.class);

    private HistoryTrials(long first, long count) {
        this.first = first;
        this.count = count;
    }

    static HistoryTrials of(long count) {
        return new HistoryTrials(0, count);
    }

    HistoryTrials beginningWith(long seed) {
        return new HistoryTrials(seed, count);
    }

    /** Plays them and fails with the report of one in which a promise was broken. */
    void requireKept() {
        LongStream.range(first, first + count)
                .parallel()
                .mapToObj(seed -> HistoryTrial.of(Flaw.NONE, seed, STEPS))
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
    static void requireKeptWithEndsAtEachPoint(ExchangeKind exchange) {
        requireKeptWithEndsAtEach(Point.NAMED, (point, seed) -> HistoryTrial.endingAt(point, exchange, seed));
    }

    /** The same for each point at which somebody can be who accepts a proposal. */
    static void requireKeptWithEndsInAcceptance() {
        requireKeptWithEndsAtEach(Point.OF_ACCEPTANCE, HistoryTrial::endingInAcceptance);
    }

    private static void requireKeptWithEndsAtEach(List<Point> points, BiFunction<Point, Long, HistoryTrial> histories) {
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

    private static boolean isKeptAndReaches(Point point, HistoryTrial trial) {
        HistoryTrial.Outcome outcome = trial.play();
        if (outcome.failure().isPresent()) {
            throw trial.report();
        }
        return outcome.troubled().containsKey(point);
    }

    private boolean fails(HistoryTrial trial) {
        HistoryTrial.Outcome outcome = trial.play();
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
