package org.libraryexchange.imports;

import java.util.EnumMap;
import java.util.Map;
import org.libraryexchange.catalogue.BulkOutcome;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.catalogue.BulkOutcome.Taken;

/** Counts the results of rows. */
final class Tally {

    private final Map<Effect, Long> effects = new EnumMap<>(Effect.class);
    private long refused;
    private long missing;

    void add(BulkOutcome outcome) {
        if (outcome instanceof Taken taken) {
            effects.merge(taken.effect(), 1L, Long::sum);
        } else {
            refused++;
        }
    }

    /** Counts the withdrawal of an item that no row names. */
    void addMissing(BulkOutcome outcome) {
        if (outcome instanceof Taken taken && taken.effect() == Effect.WITHDRAWN) {
            missing++;
        }
    }

    long of(Effect effect) {
        return effects.getOrDefault(effect, 0L);
    }

    long refused() {
        return refused;
    }

    long missing() {
        return missing;
    }
}
