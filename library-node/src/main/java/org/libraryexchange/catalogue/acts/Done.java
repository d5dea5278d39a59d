package org.libraryexchange.catalogue.acts;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.item.Violation;

/**
 * What came of a change of several items.
 *
 * @param act by which it can be undone; empty if it changed nothing, or is itself an undoing
 * @param items how many items it changed
 * @param left items that it left as they were
 */
public record Done(OptionalLong act, int items, List<Left> left) {

    /** Why an item was left as it was. */
    public enum Why {
        /** Somebody has changed it since. */
        CHANGED,
        /** It already is as it would become. */
        SAME,
        /** It is a cataloguer's to change. */
        FORBIDDEN,
        /** It would break rules. */
        REFUSED
    }

    /**
     * An item that was left as it was.
     *
     * @param document as the catalogue has it
     * @param violations the rules that it would break
     */
    public record Left(UUID id, String document, Why why, List<Violation> violations) {}
}
