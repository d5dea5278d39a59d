package org.libraryexchange.item;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The texts of an item in one language of which the node has noted who settled them, or from what they come. */
public final class Translations {

    private final Item item;
    private final NavigableSet<JsonPath> places = new TreeSet<>();

    private Translations(Item item, String language) {
        this.item = item;
        item.notes().corrected().keySet().stream()
                .map(JsonPath::of)
                .filter(place -> place.last().equals(language))
                .forEach(places::add);
        item.notes().forEachTranslation((place, note) -> {
            if (place.last().equals(language)) {
                places.add(place);
            }
        });
    }

    /** The texts in a language; empty if nothing is noted of any, or if it is the original language. */
    public static Optional<Translations> of(Item item, String language) {
        if (language.equals(item.content().originalLanguage())) {
            return Optional.empty();
        }
        Translations found = new Translations(item, language);
        return found.places.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** The notes after somebody has found that all of the texts are right for their originals as they are now. */
    public TextNotes confirmed() {
        return confirmed(places::contains);
    }

    /** The notes after somebody has found that one of the texts is right for its original as it is now. */
    public TextNotes confirmed(JsonPath text) {
        return confirmed(text::equals);
    }

    private TextNotes confirmed(Predicate<JsonPath> right) {
        ObjectNode tree = item.content().toTree();
        TextNotes.Builder notes = new TextNotes.Builder();
        item.notes().corrected().forEach((pointer, settled) -> notes.corrected(JsonPath.of(pointer), settled));
        item.notes().forEachTranslation((place, note) -> {
            String original = place.parent().child(note.from()).in(tree).textValue();
            boolean confirmed = right.test(place) && original != null;
            notes.translated(place, confirmed ? note.confirmedFor(original) : note);
        });
        return notes.build();
    }

    /** The content without the texts. */
    public ItemContent contentWithout() throws InvalidItemException {
        ObjectNode tree = item.content().toTree();
        for (JsonPath place : places) {
            place.set(tree, MissingNode.getInstance());
            if (place.parent().in(tree).isEmpty() && place.steps().size() > 1) {
                place.parent().set(tree, MissingNode.getInstance());
            }
        }
        return ItemContent.of(tree);
    }

    /** The notes without those of the texts. */
    public TextNotes notesWithout() {
        TextNotes notes = item.notes();
        for (JsonPath place : places) {
            notes = notes.without(place.toString());
        }
        TextNotes.Builder left = new TextNotes.Builder();
        notes.corrected().forEach((pointer, settled) -> left.corrected(JsonPath.of(pointer), settled));
        notes.forEachTranslation((place, note) -> {
            if (!places.contains(place)) {
                left.translated(place, note);
            }
        });
        return left.build();
    }
}
