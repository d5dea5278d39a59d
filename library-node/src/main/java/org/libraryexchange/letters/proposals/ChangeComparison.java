package org.libraryexchange.letters.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;

/**
 * A proposed change beside the item.
 *
 * @param then what the change was made for; a missing node if nothing stood there
 * @param now what stands there; a missing node if nothing does
 * @param source the text that was translated, as it is now; a missing node if there is none
 */
public record ChangeComparison(ProposedChange change, JsonNode then, JsonNode now, JsonNode source, State state) {

    /** How the item and a change are to each other. */
    public enum State {
        /** The item still says what the change was made for. */
        OPEN,
        /** The item already says what is proposed. */
        THERE,
        /** The item says something else by now. */
        MOVED,
        /** The place is no longer in the item, or not certain. */
        GONE
    }

    /**
     * The changes of a proposal, in its order.
     *
     * @param current what the item says; empty if it is not here
     * @param base what it said in the version that the proposal was made for; empty if nobody knows
     */
    public static List<ChangeComparison> of(
            Optional<ObjectNode> current, Optional<ObjectNode> base, Proposal proposal) {
        ObjectNode now = current.orElseGet(JsonNodeFactory.instance::objectNode);
        ProposedPlaces places = new ProposedPlaces(base.orElse(now), now);
        return proposal.changes().stream()
                .map(change -> current.isEmpty() ? gone(change) : of(change, places))
                .toList();
    }

    private static ChangeComparison gone(ProposedChange change) {
        return new ChangeComparison(
                change, then(change), MissingNode.getInstance(), MissingNode.getInstance(), State.GONE);
    }

    private static ChangeComparison of(ProposedChange change, ProposedPlaces places) {
        if (places.addsElement(change, places.current())) {
            return new ChangeComparison(
                    change, then(change), MissingNode.getInstance(), MissingNode.getInstance(), State.OPEN);
        }
        return places.find(change).map(place -> at(place, change, places)).orElseGet(() -> gone(change));
    }

    private static ChangeComparison at(JsonPath place, ProposedChange change, ProposedPlaces places) {
        JsonNode now = place.in(places.current());
        State state = places.saysStill(place, change.was())
                ? State.OPEN
                : now.equals(change.becomes()) ? State.THERE : now.isMissingNode() ? State.GONE : State.MOVED;
        return new ChangeComparison(change, then(change), now, source(place, change, places.current()), state);
    }

    private static JsonNode then(ProposedChange change) {
        return change.was() == null ? MissingNode.getInstance() : change.was();
    }

    private static JsonNode source(JsonPath place, ProposedChange change, JsonNode current) {
        return change.source() == null
                ? MissingNode.getInstance()
                : place.parent()
                        .child(JsonPath.of(change.source().pointer()).last())
                        .in(current);
    }
}
