package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.JsonNode;
import org.libraryexchange.item.Findings;

/**
 * The acceptance of one proposed change.
 *
 * @param pointer as the proposal names it
 * @param was what the item says now, for somebody who has seen that it is not what the proposal was made for; otherwise
 *     null
 * @param becomes the text after somebody has edited it; null to take it as it was proposed
 */
public record Taking(String pointer, JsonNode was, JsonNode becomes) {

    /** Takes a change as it was proposed. */
    public static Taking of(ProposedChange change) {
        return new Taking(change.pointer(), null, null);
    }

    void check(Findings findings) {
        findings.at("pointer").present(pointer);
    }
}
