package org.libraryexchange.catalogue.imports;

import java.util.EnumMap;
import java.util.Map;
import org.libraryexchange.catalogue.BulkOutcome;
import org.libraryexchange.catalogue.BulkOutcome.Acceptance;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.catalogue.imports.ImportView.Counts;
import org.libraryexchange.catalogue.imports.ImportView.Fates;
import org.libraryexchange.item.Overlay.Fate;

/** Counts the results of rows, and what became of settled values. */
final class Tally {

    private final Map<Effect, Long> effects = new EnumMap<>(Effect.class);
    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private long rows;
    private long refused;
    private long missing;

    void add(BulkOutcome outcome) {
        rows++;
        if (outcome instanceof Acceptance taken) {
            effects.merge(taken.effect(), 1L, Long::sum);
            taken.noted().forEach(noted -> fates.merge(noted.fate(), 1L, Long::sum));
        } else {
            refused++;
        }
    }

    /** Counts the withdrawal of an item that no row names. */
    void addMissing(BulkOutcome outcome) {
        if (outcome instanceof Acceptance taken && taken.effect() == Effect.WITHDRAWN) {
            missing++;
        }
    }

    Counts counts() {
        return new Counts(
                rows,
                of(Effect.CREATED),
                of(Effect.CHANGED),
                of(Effect.UNCHANGED),
                of(Effect.WITHDRAWN),
                refused,
                missing);
    }

    private long of(Effect effect) {
        return effects.getOrDefault(effect, 0L);
    }

    Fates fates() {
        return new Fates(of(Fate.STANDS), of(Fate.MERGED), of(Fate.KEPT), of(Fate.OVERTAKEN), of(Fate.SET_ASIDE));
    }

    private long of(Fate fate) {
        return fates.getOrDefault(fate, 0L);
    }
}
