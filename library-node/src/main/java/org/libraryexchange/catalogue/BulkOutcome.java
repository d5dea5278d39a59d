package org.libraryexchange.catalogue;

import java.util.List;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Overlay.Noted;
import org.libraryexchange.item.Violation;

/** The result of one row of a bulk write. */
public sealed interface BulkOutcome {

    /**
     * The row was accepted.
     *
     * @param item as the row leaves it
     * @param noted what became of values that people had settled
     */
    record Acceptance(Effect effect, Item item, List<Noted> noted) implements BulkOutcome {

        Acceptance(Effect effect, Item item) {
            this(effect, item, List.of());
        }
    }

    /** The row breaks rules. Nothing of it was written. */
    record Refusal(List<Violation> violations) implements BulkOutcome {

        /** A refusal for a single rule. */
        public static Refusal by(String pointer, String rule, String message, String value) {
            return new Refusal(List.of(new Violation(pointer, rule, message, value)));
        }
    }

    /** What a row did to its item. */
    enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        WITHDRAWN
    }
}
