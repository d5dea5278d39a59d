package org.libraryexchange.letters.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.ListMatch;
import org.libraryexchange.letter.ProposedChange;

/**
 * Where proposed changes belong in an item as it is now.
 *
 * @param base what the item said in the version that the changes were made for; {@code current} if nobody knows
 */
record ProposedPlaces(JsonNode base, JsonNode current) {

    /** The place of a value; empty if it is gone, or not certain. */
    Optional<JsonPath> find(ProposedChange change) {
        return new ListMatch(current.path("originalLanguage").asText())
                .find(change.place(), base, current)
                .filter(this::hasRoom);
    }

    /** Whether the item has what the value would stand in, or could begin it. */
    private boolean hasRoom(JsonPath place) {
        JsonNode parent = place.parent().in(current);
        return parent.isContainerNode()
                || (parent.isMissingNode()
                        && place.parent().parent().in(current).isObject());
    }

    /** Whether a change adds an element to a list, which it may also begin. */
    boolean addsElement(ProposedChange change, JsonNode tree) {
        JsonPath place = change.place();
        if (change.was() != null || !place.last().matches("[0-9]+")) {
            return false;
        }
        JsonNode list = place.parent().in(tree);
        return list.isMissingNode()
                ? place.parent().parent().in(tree) instanceof ObjectNode
                : list.isArray() && place.in(base).isMissingNode();
    }

    /** Whether the item still says what a change was made for. */
    boolean saysStill(JsonPath place, JsonNode was) {
        JsonNode now = place.in(current);
        return was == null ? now.isMissingNode() : now.equals(was);
    }
}
