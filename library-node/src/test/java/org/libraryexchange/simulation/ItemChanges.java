package org.libraryexchange.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.catalogue.Revision.Revised;
import org.libraryexchange.item.Corrected;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Overlay.Noted;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.TextNotes;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.letters.proposals.Acceptance.Made;
import org.libraryexchange.simulation.Settled.Hand;

/** Changes of a city's own items, made by the production's code as {@code Catalogue} calls it. */
final class ItemChanges {

    private final String city;
    private final Tables tables;

    ItemChanges(Side side) {
        this.city = side.owner();
        this.tables = side.tables;
    }

    /**
     * What a write makes of an item.
     *
     * @param row null if the item stays as it is
     * @param noted what became of settled values
     * @param settled what has to stand in it
     */
    record Change(Row row, List<Noted> noted, Settled settled) {

        static Change to(Row row) {
            return new Change(row, List.of(), null);
        }
    }

    /** Decides the next state, as the production does. */
    @FunctionalInterface
    private interface Decision {
        Revision of(Item item) throws InvalidItemException;
    }

    /** A system changes the title, and publishes the item. */
    Change titled(Row held, UUID id, String title, long number) {
        if (held == null) {
            return Change.to(Row.written(city, id, Row.PUBLISHED, 1, number, title));
        }
        Map<String, String> changes = Map.of(Settled.TITLE, title);
        return change(
                held,
                number,
                settled(held).after(changes, new Hand(city, false, false, false, Map.of())),
                item -> Revision.edited(
                        item,
                        new ItemDraft(Optional.of(Status.PUBLISHED), with(item, changes)),
                        ItemEdit.bySystem(city),
                        Row.TIME));
    }

    /** Somebody at the desk changes texts. */
    Change edited(Row held, Map<String, String> changes, boolean small, long number) {
        return change(
                held,
                number,
                settled(held).after(changes, new Hand(city, true, true, small, Map.of())),
                item -> Revision.edited(
                        item,
                        new ItemDraft(Optional.empty(), with(item, changes)),
                        ItemEdit.byPerson(city, true, small),
                        Row.TIME));
    }

    /** Somebody leaves a text to the systems from now on. */
    Change released(Row held, String pointer, long number) {
        return change(
                held,
                number,
                settled(held).without(pointer),
                item -> Revision.noted(item, item.notes().without(pointer), Row.TIME));
    }

    /**
     * The systems send all that they know.
     *
     * @param knowing whether they have read the item before, and send back what the node has noted
     */
    Change replaced(Row held, Map<String, String> document, boolean knowing, long number) {
        return change(held, number, settled(held).afterDocument(document), item -> {
            ObjectNode tree = item.content().toTree();
            Settled.TEXTS.forEach(pointer -> write(tree, pointer, document.get(pointer)));
            ItemDraft draft = new ItemDraft(
                    Optional.empty(), ItemContent.of(tree), knowing ? Optional.of(item.notes()) : Optional.empty());
            return tables.has(Flaw.DOCUMENTS_OVERWRITE)
                    ? Revision.replaced(item, draft.content(), TextNotes.NONE, Row.TIME)
                    : Revision.ofDocument(item, draft, Row.TIME);
        });
    }

    /**
     * Changes of a partner's proposal are made.
     *
     * @param changes the texts that they set
     * @param sources the texts that the partner has translated
     */
    Change accepted(Row held, Made made, Map<String, String> changes, Map<String, String> sources, long number) {
        Hand hand = new Hand(made.edit().by(), true, true, false, sources);
        return change(held, number, settled(held).after(changes, hand), item -> accepted(item, made));
    }

    private Revision accepted(Item item, Made made) throws InvalidItemException {
        ItemEdit edit = made.edit();
        if (tables.has(Flaw.ACCEPTED_IS_NOT_SETTLED)) {
            edit = new ItemEdit(edit.by(), false, true, false, edit.translations());
        }
        if (tables.has(Flaw.LATER_ACCEPTANCE_FORGETS_BASE)) {
            return Revision.replaced(item, made.content(), basedOnNow(item, made), Row.TIME);
        }
        if (tables.has(Flaw.LETTER_IN_ITEM)) {
            ObjectNode quoting = made.content().toTree().put("attribution", LetterRows.IDS);
            return Revision.replaced(item, ItemContent.of(quoting), edit.notes(item, made.content()), Row.TIME);
        }
        if (tables.has(Flaw.ITEM_NEEDS_LETTER)) {
            ObjectNode part = made.content().toTree().without("licence");
            return Revision.replaced(item, ItemContent.of(part), edit.notes(item, made.content()), Row.TIME);
        }
        return Revision.edited(item, new ItemDraft(Optional.empty(), made.content()), edit, Row.TIME);
    }

    /** Notes as if the systems had sent what people had settled. */
    private static TextNotes basedOnNow(Item item, Made made) {
        TextNotes notes = made.edit().notes(item, made.content());
        NavigableMap<String, Corrected> corrected = new TreeMap<>(notes.corrected());
        ObjectNode before = item.content().toTree();
        ObjectNode after = made.content().toTree();
        corrected.replaceAll((pointer, value) -> before.at(pointer).equals(after.at(pointer))
                ? value
                : new Corrected(value.by(), Corrected.digest(before.at(pointer))));
        return new TextNotes(notes.translated(), corrected);
    }

    Change withdrawn(Row held, long number) {
        return change(
                held, number, settled(held), item -> Revision.withdrawn(item, new WithdrawalRequest(null), Row.TIME));
    }

    Change erased(Row held, long number) {
        return Change.to(Row.written(city, held.id(), Row.ERASED, held.version() + 1, number, ""));
    }

    private Settled settled(Row held) {
        return tables.witness().settledIn(held);
    }

    private Change change(Row held, long number, Settled next, Decision decision) {
        try {
            Revision revision = decision.of(Item.ofStored(held.document()));
            if (revision instanceof Revised revised) {
                return new Change(row(revised.item(), number), revision.noted(), next);
            }
            next.requireIn(held, "nothing was changed");
            return new Change(null, revision.noted(), next);
        } catch (InvalidItemException e) {
            throw new AssertionError("L3: is not whole by itself: " + held.text(), e);
        }
    }

    private static Row row(Item item, long number) throws InvalidItemException {
        return Row.of(item.id(), Row.ITEM, item.status().term(), item.version(), number, item.document());
    }

    private static ItemContent with(Item item, Map<String, String> changes) throws InvalidItemException {
        ObjectNode tree = item.content().toTree();
        changes.forEach((pointer, text) -> write(tree, pointer, text));
        return ItemContent.of(tree);
    }

    /** Writes a text, or removes it; a member without any text goes too. */
    private static void write(ObjectNode tree, String pointer, String text) {
        JsonPath place = JsonPath.of(pointer);
        JsonNode parent = place.parent().in(tree);
        if (text != null) {
            if (parent.isMissingNode()) {
                place.parent().set(tree, tree.objectNode());
            }
            place.set(tree, tree.textNode(text));
        } else if (parent.isObject()) {
            place.set(tree, tree.path("none"));
            if (place.parent().in(tree).isEmpty()) {
                place.parent().set(tree, tree.path("none"));
            }
        }
    }
}
