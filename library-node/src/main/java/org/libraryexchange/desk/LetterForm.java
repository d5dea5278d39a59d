package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.desk.LetterItems.Named;
import org.libraryexchange.desk.LetterPage.Hidden;
import org.libraryexchange.desk.Merge.Conflict;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letter.LetterDraft;
import org.libraryexchange.letters.DeskLetter;

/**
 * What somebody types in the form of a letter. Its fields are named as those of an item's form: by the pointers of the
 * members that they fill.
 *
 * @param id of the draft, chosen when the form was first shown
 * @param base entity tag of the draft that the person began from; empty if it is not saved yet
 * @param values with the person's name only if it is to be shown
 * @param name as typed
 * @param named whether the name is to be shown
 * @param addItem an item to add, as typed
 */
record LetterForm(UUID id, String base, FormValues values, String name, boolean named, String addItem) {

    private static final String NAME = "/from/name";

    /** What the node says of a letter's place in a conversation. */
    private static final Set<String> PLACE = Set.of("/thread", "/inReplyTo");

    private static final FormValues NONE = new FormValues(new TreeMap<>());

    static LetterForm begun(UUID id, FormValues values) {
        return new LetterForm(id, "", values, "", false, "");
    }

    static LetterForm of(DeskLetter draft) {
        FormValues values = FormValues.of(draft.document());
        String name = values.text(NAME);
        return new LetterForm(draft.id(), draft.tag(), values, name, !name.isEmpty(), "");
    }

    static LetterForm posted(UUID id, PostedForm form) {
        String name = form.one("name").orElse("").strip();
        boolean named = form.one("named").isPresent();
        FormValues values = FormValues.posted(form.fields()).with(NAME, named ? name : "");
        return new LetterForm(
                id,
                form.one("base").orElse(""),
                values,
                name,
                named,
                form.one("addItem").orElse("").strip());
    }

    LetterForm with(FormValues others) {
        String shown = others.text(NAME);
        return new LetterForm(id, base, others, shown.isEmpty() ? name : shown, !shown.isEmpty(), addItem);
    }

    LetterForm onto(String otherBase) {
        return new LetterForm(id, otherBase, values, name, named, addItem);
    }

    /** The same text as a letter of its own. */
    LetterForm anew(UUID otherId) {
        return new LetterForm(otherId, "", values, name, named, addItem);
    }

    List<Named> items() {
        return IntStream.range(0, values.rows("/about"))
                .mapToObj(row -> "/about/" + row)
                .map(row ->
                        new Named(values.text(row + "/owner"), values.text(row + "/id"), values.text(row + "/version")))
                .toList();
    }

    /** The same form with one more item; unchanged if it is there already. */
    LetterForm withItem(Named item) {
        boolean isThere = items().stream()
                .anyMatch(other ->
                        other.owner().equals(item.owner()) && other.id().equals(item.id()));
        String row = "/about/" + values.rows("/about");
        FormValues more = isThere ? values : with(values, row, item);
        return new LetterForm(id, base, more, name, named, "");
    }

    static FormValues with(FormValues values, String row, Named item) {
        return values.with(row + "/owner", item.owner())
                .with(row + "/id", item.id())
                .with(row + "/version", item.version());
    }

    /**
     * Where another form differs. Nobody knows how this form began, so that every difference is a choice.
     *
     * @return fields, or whole lists
     */
    List<Conflict> differences(FormValues others) {
        Set<String> groups = new TreeSet<>();
        Stream.of(values, others)
                .flatMap(form -> form.byPointer().keySet().stream())
                .map(Merge::group)
                .filter(group -> !PLACE.contains(group))
                .forEach(groups::add);
        return groups.stream()
                .map(group -> new Conflict(group, NONE, part(values, group), part(others, group)))
                .filter(conflict -> !conflict.mine().equals(conflict.theirs()))
                .toList();
    }

    private static FormValues part(FormValues form, String group) {
        NavigableMap<String, String> part = new TreeMap<>(form.byPointer());
        part.keySet().removeIf(pointer -> !Merge.group(pointer).equals(group));
        return new FormValues(part);
    }

    /** What is wrong before the letter's rules are asked. */
    List<Violation> violations() {
        return named && name.isEmpty() ? List.of(new Violation(NAME, "required", "must be present", null)) : List.of();
    }

    /** The draft as a client would send it. */
    LetterDraft draft() throws InvalidItemException {
        ObjectNode document = values.plain();
        for (JsonNode about : document.path("about")) {
            String version = about.path("version").asText();
            if (about instanceof ObjectNode item && version.matches("[0-9]{1,16}")) {
                item.put("version", Long.parseLong(version));
            }
        }
        return LetterDraft.of(document);
    }

    /** Everything, for a page that shows none of it. */
    List<Hidden> hidden() {
        List<Hidden> all = new ArrayList<>();
        new TreeMap<>(values.byPointer()).forEach((pointer, text) -> {
            if (!pointer.equals(NAME)) {
                all.add(new Hidden(pointer, text));
            }
        });
        all.add(new Hidden("name", name));
        if (named) {
            all.add(new Hidden("named", "true"));
        }
        return all;
    }
}
