package org.libraryexchange.pair.faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something that goes wrong for a while.
 *
 * @param times how often it is caused, each time with its own seed
 * @param recovery longest time from the end of the fault until the mirror has caught up
 * @param preparation what the pair needs before clients write
 * @param course what happens from the beginning of the fault until it is healed
 */
record Fault(String id, String title, int times, Duration recovery, Set<Trait> traits, Step preparation, Step course) {

    /** Special property of a fault. */
    enum Trait {
        /** It mounts file systems or drops packets. */
        NEEDS_ROOT,
        /** No write may fail or hang meanwhile, because the fault does not affect the owner's database or node. */
        WRITES_GO_ON,
        /** The 99th percentile of their times must not double. Only meaningful if nothing else is busy. */
        ANSWERS_AS_QUICKLY,
        /** The node may answer writes with 503 or 507, but none may hang. */
        WRITES_ARE_REFUSED,
        /** A node must report within 30 seconds that the exchange is stuck. */
        TURNS_RED
    }

    /** Something that is done to the pair of a trial. */
    @FunctionalInterface
    interface Step {
        void take(Trial trial);
    }

    private static final Duration USUAL_RECOVERY = Duration.ofMinutes(1);

    static Fault of(String id, String title, Step course, Trait... traits) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(Set.of(traits));
        return new Fault(id, title, 1, USUAL_RECOVERY, all, trial -> {}, course);
    }

    Fault after(Step needed) {
        return new Fault(id, title, times, recovery, traits, needed, course);
    }

    Fault times(int often) {
        return new Fault(id, title, often, recovery, traits, preparation, course);
    }

    Fault recoversWithin(Duration longest) {
        return new Fault(id, title, times, longest, traits, preparation, course);
    }

    Fault without(Trait trait) {
        Set<Trait> others = EnumSet.copyOf(traits);
        others.remove(trait);
        return new Fault(id, title, times, recovery, others, preparation, course);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
