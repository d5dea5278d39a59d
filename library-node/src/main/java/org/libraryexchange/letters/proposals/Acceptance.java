package org.libraryexchange.letters.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Translated;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letter.Taking;

/** The effect of accepting changes. All that somebody accepts at once is made, or nothing. */
public sealed interface Acceptance {

    /**
     * The item after the changes.
     *
     * @param taken the pointers of the accepted changes, as the proposal names them
     */
    record Made(ItemContent content, ItemEdit edit, List<String> taken) implements Acceptance {}

    /** The item says something else by now than a change was made for. Others can still be accepted. */
    record Conflicting(List<Violation> conflicts) implements Acceptance {}

    /**
     * Accepts changes.
     *
     * @param base what the item said in the version that the proposal was made for; empty if that is not known any more
     * @param takings what is accepted; all pointers are the proposal's
     * @param by the city that proposed them
     * @throws InvalidItemException if the item could not be read any more with these values
     */
    static Acceptance of(Item item, Optional<ItemContent> base, Proposal proposal, List<Taking> takings, String by)
            throws InvalidItemException {
        return new Making(item, base, proposal, by).make(takings);
    }

    /** Makes the changes one after the other. */
    final class Making {

        private final Proposal proposal;
        private final String by;
        private final ProposedPlaces places;
        private final ObjectNode tree;
        private final Map<String, Translated> translations = new HashMap<>();
        private final List<Violation> conflicts = new ArrayList<>();

        private Making(Item item, Optional<ItemContent> base, Proposal proposal, String by) {
            this.proposal = proposal;
            this.by = by;
            this.tree = item.content().toTree();
            ObjectNode current = tree.deepCopy();
            this.places = new ProposedPlaces(base.map(ItemContent::toTree).orElse(current), current);
        }

        private Acceptance make(List<Taking> takings) throws InvalidItemException {
            Map<String, ProposedChange> changes =
                    proposal.changes().stream().collect(Collectors.toMap(ProposedChange::pointer, Function.identity()));
            // Elements are added in the order in which the proposal numbers them.
            List<Taking> inOrder = takings.stream()
                    .sorted(Comparator.comparing((Taking it) -> it.pointer().length())
                            .thenComparing(Taking::pointer))
                    .toList();
            inOrder.forEach(taking -> take(taking, changes.get(taking.pointer())));
            return conflicts.isEmpty()
                    ? new Made(
                            ItemContent.of(tree),
                            new ItemEdit(by, true, true, false, translations),
                            takings.stream().map(Taking::pointer).toList())
                    : new Conflicting(conflicts);
        }

        private void take(Taking taking, ProposedChange change) {
            JsonNode becomes = taking.becomes() == null ? change.becomes() : taking.becomes();
            JsonNode was = taking.was() == null ? change.was() : taking.was();
            Optional<JsonPath> place = places.find(change);
            if (taking.was() == null && places.addsElement(change, tree)) {
                add(change.place(), becomes);
            } else if (place.filter(it -> places.saysStill(it, was)).isPresent()) {
                set(place.get(), becomes);
                translation(change, taking)
                        .ifPresent(it -> translations.put(place.get().toString(), it));
            } else if (place.filter(it -> it.in(places.current()).equals(becomes))
                    .isEmpty()) {
                conflicts.add(new Violation(
                        change.pointer(),
                        "changed-meanwhile",
                        place.isEmpty() ? "is no longer in the item" : "is not any more what the change was made for",
                        place.map(it -> it.in(places.current()))
                                .map(JsonNode::toString)
                                .orElse(null)));
            }
        }

        /** Adds an element to a list, and begins the list. */
        private void add(JsonPath place, JsonNode becomes) {
            JsonPath list = place.parent();
            if (list.in(tree).isMissingNode()) {
                list.set(tree, tree.arrayNode());
            }
            ((ArrayNode) list.in(tree)).add(becomes);
        }

        /** Sets a value, and begins the object that a text by language stands in. */
        private void set(JsonPath place, JsonNode becomes) {
            if (place.parent().in(tree).isMissingNode()) {
                place.parent().set(tree, tree.objectNode());
            }
            place.set(tree, becomes);
        }

        private Optional<Translated> translation(ProposedChange change, Taking taking) {
            return Optional.ofNullable(change.source())
                    .map(source -> new Translated(
                            JsonPath.of(source.pointer()).last(),
                            source.sha256(),
                            by,
                            proposal.credit(),
                            // Whoever edits a machine's text answers for it.
                            taking.becomes() == null ? change.machine() : null));
        }
    }
}
