package org.libraryexchange.proof;

import java.util.UUID;
import org.libraryexchange.json.Term;

/**
 * An item that differs between a mirror and its owner's catalogue.
 *
 * @param sequence at the owner; null if the owner does not have the item
 * @param mirroredSequence at the mirror; null if the mirror does not have it
 * @param reason why the mirror rejected it; null for all other sorts
 */
public record Difference(UUID id, Sort sort, Long sequence, Long mirroredSequence, String reason) {

    /** What is wrong. */
    public enum Sort implements Term {
        /** The mirror does not have the item. */
        MISSING,
        /** The mirror has an item that the owner does not have. */
        EXTRA,
        /** The mirror has an earlier place in the log. */
        STALE,
        /** The mirror has a later place in the log than the owner has ever given. */
        AHEAD,
        /** The place is the same, but something else is stored. */
        ALTERED,
        /** The mirror holds what was written, and the owner's own bytes have changed since. */
        DAMAGED_AT_OWNER,
        /** The mirror has kept the item's record aside, with a reason. */
        REJECTED;

        /** Whether the owner repairs it by sending the item again. */
        public boolean isMendedByReissue() {
            return this == MISSING || this == STALE || this == AHEAD || this == ALTERED;
        }
    }

    private static final int LONGEST_REASON = 100;

    public Difference {
        Checks.given("id", id);
        Checks.given("sort", sort);
        Checks.count("sequence", sequence == null ? 0 : sequence);
        Checks.count("mirroredSequence", mirroredSequence == null ? 0 : mirroredSequence);
        Checks.most("reason", reason == null ? 0 : reason.length(), LONGEST_REASON);
    }
}
