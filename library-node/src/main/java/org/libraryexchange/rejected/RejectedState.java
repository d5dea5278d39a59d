package org.libraryexchange.rejected;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What has become of a rejected record. */
public enum RejectedState {
    /** Nobody has dealt with it. */
    OPEN,
    /** Its owner was asked to send the item again, and has not yet. */
    REQUESTED,
    /** The owner sent the item again, and that was applied. */
    APPLIED,
    /** The mirror holds this state of the item or a newer one. */
    SUPERSEDED,
    /** An operator has put it aside. */
    DISMISSED;

    /** As the API and the database write it. */
    @JsonValue
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more will become of it. */
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
