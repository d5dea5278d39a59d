package org.libraryexchange.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One step of a history.
 *
 * @param exchange to which it happens, unless it happens to the whole city
 * @param city 0 or 1
 * @param dice seed of what is left to chance in it, so that the same step does the same whatever stands before it
 */
record HistoryStep(Kind kind, ExchangeKind exchange, int city, long dice) {

    private static final int SHORT = 100;
    private static final int IN_BETWEEN = 200;
    private static final int LONG = 400;

    private static final Set<Kind> RESTORES = EnumSet.of(Kind.BACKUP, Kind.RESTORE);

    /** What brings proposals to the partner and decisions back. */
    private static final Set<Kind> TRAFFIC = EnumSet.of(Kind.BEGIN_WRITE, Kind.ADVANCE_WRITE, Kind.PUBLISH, Kind.APPLY);

    /** What happens; the weight tells how often. */
    enum Kind {
        BEGIN_WRITE(13),
        ADVANCE_WRITE(26),
        PUBLISH(18),
        APPLY(18),
        RECEIVE(10),
        BACKGROUND(10),
        PROOF(3),
        RETRY(2),
        CHOOSE(2),
        SENDING(4),
        DUPLICATE(2),
        ARRIVE(2),
        CRASH(3),
        CRASH_AT_POINT(6),
        DATABASE_FAILS(3),
        FREEZE(3),
        LOSE_LOCK(2),
        PARTITION(3),
        CLOCK(1),
        BACKUP(2),
        RESTORE(2),
        TRIM(1),
        RECREATE(1),
        COMPACT(2),
        CUT(1),
        POISON(3),
        FUSSY(1),
        DAMAGE(2),
        BEGIN_DRAFT(4),
        TEAR_CONTROL(2),
        DAMAGE_AT_OWNER(1),
        FORGE(4),
        SWALLOW(2),
        /** Only where the cities exchange letters. */
        BEGIN_HANDLING(6),
        OFFER(12),
        DECIDE(16),
        /** A city's systems send what they know. */
        NIGHT(6),
        /** At the desk. */
        EDIT(4),
        /** All processes work for a while. */
        CARRY_ON(6),
        CRASH_IN_ACCEPTANCE(4);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        private boolean isOfLetters() {
            return compareTo(BEGIN_HANDLING) >= 0;
        }

        /** What it happens to, where that is certain. */
        private ExchangeKind exchangeOr(ExchangeKind any) {
            return switch (this) {
                case BEGIN_HANDLING, OFFER, DECIDE, CRASH_IN_ACCEPTANCE -> ExchangeKind.LETTERS;
                case NIGHT, EDIT -> ExchangeKind.ITEMS;
                default -> any;
            };
        }

        /** Faults, and whatever else not every history has. */
        boolean isOptional() {
            return compareTo(CHOOSE) > 0;
        }
    }

    /**
     * A history without some of the faults: which ones, the seed decides.
     *
     * @param kinds of steps that there are. More of them make other histories of the same seeds
     */
    static List<HistoryStep> history(long seed, int length, Set<Kind> kinds) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        boolean letters = kinds.contains(Kind.BEGIN_HANDLING) && exchangesLetters(seed);
        Set<Kind> others = EnumSet.copyOf(kinds);
        others.removeIf(Kind::isOfLetters);
        List<Kind> bag = bag(random, others);
        if (letters) {
            Set<Kind> ofLetters = EnumSet.copyOf(kinds);
            ofLetters.removeAll(others);
            bag.addAll(bag(ofLetters, 1));
        }
        if (letters && kinds.contains(Kind.DECIDE)) {
            bag.addAll(bag(TRAFFIC, 1));
            bag.addAll(bag(random.nextInt(3) == 0 ? RESTORES : Set.of(), 1));
        }
        List<HistoryStep> steps = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            Kind kind = bag.get(random.nextInt(bag.size()));
            int city = random.nextInt(2);
            long dice = random.nextLong();
            boolean ofLetters = letters && (dice >>> 40 & 1) == 0;
            steps.add(new HistoryStep(
                    kind, kind.exchangeOr(ofLetters ? ExchangeKind.LETTERS : ExchangeKind.ITEMS), city, dice));
        }
        return steps;
    }

    /**
     * A history of one exchange in which processes end at one point, again and again. No other fault happens that it does
     * not take to come there.
     */
    static List<HistoryStep> endingAt(Point point, ExchangeKind exchange, long seed) {
        Random random = new Random(seed);
        List<Kind> bag = ending(point, exchange);
        int length = point.isOfRepairs() ? LONG : SHORT;
        List<HistoryStep> steps = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            Kind kind = bag.get(random.nextInt(bag.size()));
            long dice = kind == Kind.CRASH_AT_POINT ? diceFor(point, Point.NAMED, random) : random.nextLong();
            steps.add(new HistoryStep(kind, exchange, random.nextInt(2), dice));
        }
        return steps;
    }

    /** A history in which processes end while they accept what a partner proposes, at one point. */
    static List<HistoryStep> endingInAcceptance(Point point, long seed) {
        Random random = new Random(seed);
        List<Kind> bag = bag(EnumSet.range(Kind.BEGIN_WRITE, Kind.PROOF), 1);
        bag.addAll(bag(TRAFFIC, 1));
        bag.addAll(bag(EnumSet.of(Kind.OFFER, Kind.DECIDE, Kind.NIGHT, Kind.EDIT, Kind.CARRY_ON), 2));
        bag.addAll(bag(EnumSet.of(Kind.CRASH_IN_ACCEPTANCE), 5));
        List<HistoryStep> steps = new ArrayList<>(IN_BETWEEN);
        for (int i = 0; i < IN_BETWEEN; i++) {
            Kind kind = bag.get(random.nextInt(bag.size()));
            ExchangeKind exchange = random.nextBoolean() ? ExchangeKind.LETTERS : ExchangeKind.ITEMS;
            long dice =
                    kind == Kind.CRASH_IN_ACCEPTANCE ? diceFor(point, Point.OF_ACCEPTANCE, random) : random.nextLong();
            steps.add(new HistoryStep(kind, kind.exchangeOr(exchange), random.nextInt(2), dice));
        }
        return steps;
    }

    private static List<Kind> ending(Point point, ExchangeKind exchange) {
        List<Kind> bag = bag(EnumSet.range(Kind.BEGIN_WRITE, Kind.PROOF), 1);
        bag.addAll(bag(EnumSet.of(Kind.RETRY, Kind.CRASH_AT_POINT), 1));
        if (exchange == ExchangeKind.LETTERS) {
            bag.addAll(bag(EnumSet.of(Kind.BEGIN_HANDLING), 1));
        }
        if (point == Point.I5) {
            bag.addAll(bag(EnumSet.of(Kind.POISON), 5));
        }
        if (point.isOfRepairs()) {
            bag.addAll(bag(EnumSet.of(Kind.DAMAGE, Kind.PROOF), 8));
            bag.addAll(bag(EnumSet.of(Kind.PUBLISH, Kind.APPLY, Kind.BACKGROUND), 2));
        }
        return bag;
    }

    private static List<Kind> bag(Set<Kind> kinds, int times) {
        return kinds.stream()
                .flatMap(kind -> Collections.nCopies(times * kind.weight, kind).stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static long diceFor(Point point, List<Point> of, Random random) {
        return random.longs()
                .filter(dice -> pointOf(dice, of) == point)
                .findFirst()
                .orElseThrow();
    }

    private static Point pointOf(long dice, List<Point> of) {
        return of.get(new Random(dice).nextInt(of.size()));
    }

    /** Where a process ends, if the step ends one at a point. */
    Point point() {
        return pointOf(dice, kind == Kind.CRASH_IN_ACCEPTANCE ? Point.OF_ACCEPTANCE : Point.NAMED);
    }

    /** One history in five does. The others are as they were before there were letters. */
    static boolean exchangesLetters(long seed) {
        return new Random(~seed).nextInt(5) == 0;
    }

    private static List<Kind> bag(Random random, Set<Kind> kinds) {
        Set<Kind> left = EnumSet.noneOf(Kind.class);
        for (Kind kind : kinds) {
            if (kind.isOptional() && random.nextInt(5) < 3) {
                left.add(kind);
            }
        }
        List<Kind> bag = new ArrayList<>();
        for (Kind kind : kinds) {
            for (int i = 0; !left.contains(kind) && i < kind.weight; i++) {
                bag.add(kind);
            }
        }
        return bag;
    }
}
