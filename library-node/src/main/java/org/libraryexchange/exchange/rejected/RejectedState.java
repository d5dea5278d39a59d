package org.libraryexchange.exchange.rejected;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The state of a rejected record. */
public enum RejectedState {
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

    /** The term in the API and the database. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the state is final. */
    public boolean isSettled() {
        return this != OPEN && this != REQUESTED;
    }

    public static Optional<RejectedState> of(String term) {
        return Arrays.stream(values()).filter(each -> each.term().equals(term)).findFirst();
    }

    public static List<String> terms() {
        return Arrays.stream(values()).map(RejectedState::term).toList();
    }
}
