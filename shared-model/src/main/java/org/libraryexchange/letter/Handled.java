package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.item.Rules;
import org.libraryexchange.json.StrictJson;

/**
 * What a handling says.
 *
 * @param letter the version that was judged
 * @param taken JSON Pointers of the proposed changes that stand in the item; empty unless some were accepted
 * @param itemVersion the version of the item that they came with; null if there is none
 * @param reason by language; optional
 * @param erasureAsked true if the addressee asks the sender to erase the letter; otherwise null
 */
public record Handled(
        LetterVersion letter,
        HandlingState state,
        List<String> taken,
        Long itemVersion,
        LocalizedText reason,
        Boolean erasureAsked) {

    static final int LONGEST_REASON = 1_000;

    public Handled {
        if (letter == null || state == null) {
            throw new IllegalArgumentException("letter and state must be given: " + letter + ", " + state);
        }
        taken = Rules.list(taken);
        erasureAsked = Boolean.TRUE.equals(erasureAsked) ? true : null;
        if (!state.hasTaken() && (!taken.isEmpty() || itemVersion != null)) {
            throw new IllegalArgumentException("taken must be empty unless something was accepted: " + state.term());
        }
    }

    /** A state without accepted changes. */
    public static Handled of(LetterVersion letter, HandlingState state, LocalizedText reason) {
        return new Handled(letter, state, List.of(), null, reason, null);
    }

    /** The same, with the request to erase the letter. */
    public Handled askingErasure() {
        return new Handled(letter, state, taken, itemVersion, reason, true);
    }

    ObjectNode toTree() {
        return StrictJson.mapper().valueToTree(this);
    }
}
