package org.libraryexchange.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One step of a history.
 *
 * @param city 0 or 1
 * @param dice seed of what is left to chance in it, so that the same step does the same whatever stands before it
 */
record Step(Kind kind, int city, long dice) {

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
        SWALLOW(2);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
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
    static List<Step> history(long seed, int length, Set<Kind> kinds) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<Kind> bag = bag(random, kinds);
        List<Step> steps = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            steps.add(new Step(bag.get(random.nextInt(bag.size())), random.nextInt(2), random.nextLong()));
        }
        return steps;
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
