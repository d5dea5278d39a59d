package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Where two versions of an item's content differ: each text in each language by itself, other values as a whole. A list
 * to which elements were added, or from which some were removed, counts as one value.
 */
public final class TextChanges {

    private final ListMatch lists;
    private final NavigableSet<JsonPath> found = new TreeSet<>();

    private TextChanges(ListMatch lists) {
        this.lists = lists;
    }

    /** The places that differ. What is gone is named by where it was. */
    public static NavigableSet<JsonPath> between(ItemContent before, ItemContent after) {
        return between(before.toTree(), after.toTree(), new ListMatch(before.originalLanguage()));
    }

    static NavigableSet<JsonPath> between(JsonNode before, JsonNode after, ListMatch lists) {
        TextChanges changes = new TextChanges(lists);
        changes.compare(JsonPath.ROOT, Shape.DOCUMENT, before, after);
        return changes.found;
    }

    private void compare(JsonPath place, Shape shape, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        boolean texts = shape == Shape.TEXTS;
        if (texts || (shape != Shape.WHOLE && before.isObject() && after.isObject())) {
            members(before, after)
                    .forEach(member -> compare(
                            place.child(member), shape.member(member), before.path(member), after.path(member)));
        } else if (before.isArray() && after.isArray() && lists.sameElements(before, after)) {
            for (int i = 0; i < after.size(); i++) {
                compare(place.child(Integer.toString(i)), shape.element(), before.get(i), after.get(i));
            }
        } else {
            found.add(place);
        }
    }

    private static NavigableSet<String> members(JsonNode one, JsonNode other) {
        NavigableSet<String> members = new TreeSet<>();
        one.fieldNames().forEachRemaining(members::add);
        other.fieldNames().forEachRemaining(members::add);
        return members;
    }
}
