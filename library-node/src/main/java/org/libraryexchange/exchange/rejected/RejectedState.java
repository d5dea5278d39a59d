package org.libraryexchange.exchange.rejected;

import java.util.Arrays;
import java.util.List;
import org.libraryexchange.json.Term;

/** The state of a rejected record. */
public enum RejectedState implements Term {
    /** Nobody has dealt with it. */
    OPEN,
    /** The owner was asked to send the item again, and has not done so yet. */
    REQUESTED,
    /** The owner sent the item again, and it was applied. */
    APPLIED,
    /** The mirror holds this state of the item or a newer one. */
    SUPERSEDED,
    /** An operator has dismissed it. */
    DISMISSED;

    /** Whether the state is final. */
    public boolean isSettled() {
        return this != OPEN && this != REQUESTED;
    }

    public static List<String> terms() {
        return Arrays.stream(values()).map(RejectedState::term).toList();
    }
}
