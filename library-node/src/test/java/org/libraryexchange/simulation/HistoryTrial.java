package org.libraryexchange.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One history, to be played and judged; as often as wanted, always with the same end. */
record HistoryTrial(Flaw flaw, long seed, List<HistoryStep> steps) {

    /**
     * How it ended.
     *
     * @param troubled points at which something happened to a process, and how often
     */
    record Outcome(Optional<Throwable> failure, Map<Point, Integer> troubled) {}

    static HistoryTrial of(Flaw flaw, long seed, int length) {
        return of(flaw, seed, length, EnumSet.allOf(HistoryStep.Kind.class));
    }

    static HistoryTrial of(Flaw flaw, long seed, int length, Set<HistoryStep.Kind> kinds) {
        return new HistoryTrial(flaw, seed, HistoryStep.history(seed, length, kinds));
    }

    /** One in which processes end at a point again and again. */
    static HistoryTrial endingAt(Point point, ExchangeKind exchange, long seed) {
        return new HistoryTrial(Flaw.NONE, seed, HistoryStep.endingAt(point, exchange, seed));
    }

    /** One in which processes end again and again while they accept what a partner proposes. */
    static HistoryTrial endingInAcceptance(Point point, long seed) {
        return new HistoryTrial(Flaw.NONE, seed, HistoryStep.endingInAcceptance(point, seed));
    }

    Outcome play() {
        SimulatedWorld world = new SimulatedWorld(flaw, exchanges());
        try {
            world.play(steps);
            new HistoryChecks(world, seed).run();
            return new Outcome(Optional.empty(), world.troubled());
        } catch (AssertionError | RuntimeException e) {
            return new Outcome(Optional.of(e), world.troubled());
        }
    }

    private Set<ExchangeKind> exchanges() {
        Set<ExchangeKind> exchanges = EnumSet.noneOf(ExchangeKind.class);
        steps.forEach(step -> exchanges.add(step.exchange()));
        return exchanges;
    }

    boolean fails() {
        return breaks("");
    }

    /** Whether the first promise that is broken is a law about letters, or any promise if the law is empty. */
    boolean breaks(String law) {
        return play().failure()
                .filter(failure ->
                        law.isEmpty() || String.valueOf(failure.getMessage()).startsWith(law))
                .isPresent();
    }

    /** A part of this history that fails too, though perhaps in another way, and of which no step can be left out. */
    HistoryTrial smallest() {
        HistoryTrial smallest = this;
        for (int size = Math.max(1, steps.size() / 2); size > 0; size /= 2) {
            smallest = smallest.withoutStretches(size);
        }
        HistoryTrial again = smallest.withoutStretches(1);
        return again.steps.size() == smallest.steps.size() ? smallest : again.smallest();
    }

    private HistoryTrial withoutStretches(int size) {
        HistoryTrial left = this;
        int from = 0;
        while (from + size <= left.steps.size()) {
            HistoryTrial shorter = left.without(from, size);
            if (shorter.fails()) {
                left = shorter;
            } else {
                from += size;
            }
        }
        return left;
    }

    private HistoryTrial without(int from, int size) {
        List<HistoryStep> shorter = new ArrayList<>(steps);
        shorter.subList(from, from + size).clear();
        return new HistoryTrial(flaw, seed, shorter);
    }

    /** The failure with the whole history and with the shortest that fails. */
    AssertionError report() {
        Throwable failure = play().failure().orElseThrow();
        HistoryTrial smallest = smallest();
        Throwable shortened = smallest.play().failure().orElseThrow();
        return new AssertionError(
                "seed " + seed + " of " + flaw + " fails: " + failure + "\n" + steps.size() + " steps:\n" + lines()
                        + "\nshortened to " + smallest.steps.size() + ", which fails with: " + shortened + "\n"
                        + smallest.lines(),
                shortened);
    }

    private String lines() {
        return steps.stream().map(HistoryStep::toString).collect(Collectors.joining("\n"));
    }
}
