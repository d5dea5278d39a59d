package org.libraryexchange.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One history, to be played and judged; as often as wanted, always with the same end. */
record Trial(Flaw flaw, long seed, List<Step> steps) {

    /**
     * How it ended.
     *
     * @param troubled points at which something happened to a process, and how often
     */
    record Outcome(Optional<Throwable> failure, Map<Point, Integer> troubled) {}

    static Trial of(Flaw flaw, long seed, int length) {
        return of(flaw, seed, length, EnumSet.allOf(Step.Kind.class));
    }

    static Trial of(Flaw flaw, long seed, int length, Set<Step.Kind> kinds) {
        return new Trial(flaw, seed, Step.history(seed, length, kinds));
    }

    /** One in which processes end at a point again and again. */
    static Trial endingAt(Point point, Exchange exchange, long seed) {
        return new Trial(Flaw.NONE, seed, Step.endingAt(point, exchange, seed));
    }

    /** One in which processes end again and again while they accept what a partner proposes. */
    static Trial endingInAcceptance(Point point, long seed) {
        return new Trial(Flaw.NONE, seed, Step.endingInAcceptance(point, seed));
    }

    Outcome play() {
        World world = new World(flaw, exchanges());
        try {
            world.play(steps);
            new Checks(world, seed).run();
            return new Outcome(Optional.empty(), world.troubled());
        } catch (AssertionError | RuntimeException e) {
            return new Outcome(Optional.of(e), world.troubled());
        }
    }

    private Set<Exchange> exchanges() {
        Set<Exchange> exchanges = EnumSet.noneOf(Exchange.class);
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
    Trial smallest() {
        Trial smallest = this;
        for (int size = Math.max(1, steps.size() / 2); size > 0; size /= 2) {
            smallest = smallest.withoutStretches(size);
        }
        Trial again = smallest.withoutStretches(1);
        return again.steps.size() == smallest.steps.size() ? smallest : again.smallest();
    }

    private Trial withoutStretches(int size) {
        Trial left = this;
        int from = 0;
        while (from + size <= left.steps.size()) {
            Trial shorter = left.without(from, size);
            if (shorter.fails()) {
                left = shorter;
            } else {
                from += size;
            }
        }
        return left;
    }

    private Trial without(int from, int size) {
        List<Step> shorter = new ArrayList<>(steps);
        shorter.subList(from, from + size).clear();
        return new Trial(flaw, seed, shorter);
    }

    /** The failure with the whole history and with the shortest that fails. */
    AssertionError report() {
        Throwable failure = play().failure().orElseThrow();
        Trial smallest = smallest();
        Throwable shortened = smallest.play().failure().orElseThrow();
        return new AssertionError(
                "seed " + seed + " of " + flaw + " fails: " + failure + "\n" + steps.size() + " steps:\n" + lines()
                        + "\nshortened to " + smallest.steps.size() + ", which fails with: " + shortened + "\n"
                        + smallest.lines(),
                shortened);
    }

    private String lines() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }
}
