package org.libraryexchange.letter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of a letter at its addressee. The list is closed for the addressee and open for the sender. */
public enum HandlingState {
    @JsonProperty("read")
    READ,
    /** Somebody works on it. */
    @JsonProperty("in-hand")
    IN_HAND,
    @JsonProperty("answered")
    ANSWERED,
    /** All that it proposes stands in the item. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** Some of what it proposes stands in the item; the rest can still be accepted. */
    @JsonProperty("partly-accepted")
    PARTLY_ACCEPTED,
    @JsonProperty("declined")
    DECLINED;

    /** Whether something of the letter stands in an item. */
    public boolean hasTaken() {
        return this == ACCEPTED || this == PARTLY_ACCEPTED;
    }

    /**
     * Whether a handling may go on to another state. A state may also follow itself, with another reason. A letter that
     * was more than read is never only read again, and what was taken into an item cannot be taken back by a letter's
     * handling. A person may change any other decision.
     */
    public boolean mayBecome(HandlingState next) {
        return switch (this) {
            case READ -> true;
            case IN_HAND, ANSWERED, DECLINED -> next != READ;
            case PARTLY_ACCEPTED -> next.hasTaken();
            case ACCEPTED -> next == ACCEPTED;
        };
    }

    /** The state that the wire contract writes so; empty if it is none that this version knows. */
    public static Optional<HandlingState> of(String term) {
        return Stream.of(values()).filter(state -> state.term().equals(term)).findFirst();
    }

    /** The state as the wire contract writes it. */
    public String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
