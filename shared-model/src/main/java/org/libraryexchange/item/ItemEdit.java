package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.libraryexchange.json.StrictJson;

/**
 * What a change of single values makes of an item's notes. What people change stands from then on whatever the city's
 * systems send.
 *
 * @param by the city whose text it is
 * @param settles whether values that it changes are settled; otherwise only those that were settled before stay so
 * @param translates whether texts that it changes count as translated from the original as it is now
 * @param keepsTranslations whether translations are still right where it changes their original
 * @param translations what is known of translated texts in another way, by pointer
 */
public record ItemEdit(
        String by,
        boolean settles,
        boolean translates,
        boolean keepsTranslations,
        Map<String, Translated> translations) {

    /** A change by a system that names what it changes. */
    public static ItemEdit bySystem(String city) {
        return new ItemEdit(city, false, false, false, Map.of());
    }

    /**
     * A change by a person at the desk.
     *
     * @param settles whether the city's systems send the item, too
     * @param small whether translations are still right
     */
    public static ItemEdit byPerson(String city, boolean settles, boolean small) {
        return new ItemEdit(city, settles, true, small, Map.of());
    }

    /**
     * A change by a person who restores an earlier version.
     *
     * @param translations what was known of its texts
     */
    public static ItemEdit byPerson(String city, boolean settles, Map<String, Translated> translations) {
        return new ItemEdit(city, settles, true, false, translations);
    }

    /** The notes after the change. */
    public TextNotes notes(Item before, ItemContent after) {
        return new Running(before.content().toTree(), before.notes(), after).notes();
    }

    /** The notes of an item that begins with this content. */
    public TextNotes notesOfNew(ItemContent content) {
        return new Running(StrictJson.mapper().createObjectNode(), TextNotes.NONE, content).notes();
    }

    private final class Running {

        private final TextNotes noted;
        private final ItemContent changed;
        private final ObjectNode old;
        private final ObjectNode recent;
        private final ListMatch lists;
        private final NavigableSet<JsonPath> changes;
        private final TextNotes.Builder notes = new TextNotes.Builder();

        private Running(ObjectNode before, TextNotes noted, ItemContent after) {
            this.noted = noted;
            this.changed = after;
            this.old = before;
            this.recent = after.toTree();
            this.lists = new ListMatch(before.path("originalLanguage").asText());
            this.changes = TextChanges.between(old, recent, lists);
        }

        private TextNotes notes() {
            keepSettled();
            changes.forEach(this::settle);
            noted.forEachTranslation(this::keepTranslation);
            changes.stream().filter(this::isTranslation).forEach(this::translate);
            return notes.build();
        }

        /** What was settled stays so, even where the text is another now. */
        private void keepSettled() {
            noted.corrected().forEach((pointer, settled) -> {
                JsonPath place = JsonPath.of(pointer);
                lists.find(place, old, recent)
                        .filter(there -> there.parent().in(recent).isObject() && !settled.isBase(there.in(recent)))
                        .ifPresent(there ->
                                notes.corrected(there, touches(place) ? new Corrected(by, settled.base()) : settled));
            });
        }

        private boolean touches(JsonPath place) {
            return changes.stream().anyMatch(change -> change.isWithin(place));
        }

        private void settle(JsonPath place) {
            boolean isSettled =
                    noted.corrected().keySet().stream().map(JsonPath::of).anyMatch(place::isWithin);
            if (settles && !isSettled) {
                notes.corrected(place, new Corrected(by, Corrected.digest(place.in(old))));
            }
        }

        private void keepTranslation(JsonPath place, Translated note) {
            JsonNode text = place.in(old);
            lists.find(place, old, recent)
                    .filter(there -> there.in(recent).equals(text))
                    .ifPresent(there -> notes.translated(there, stillRight(place, there, note)));
        }

        private Translated stillRight(JsonPath place, JsonPath there, Translated note) {
            String original = original(recent, there, note.from());
            boolean wasRight = !note.isStale(original(old, place, note.from()));
            return keepsTranslations && wasRight && original != null ? note.confirmedFor(original) : note;
        }

        private boolean isTranslation(JsonPath place) {
            return place.steps().size() > 1
                    && !place.last().equals(changed.originalLanguage())
                    && place.in(recent).isTextual()
                    && original(recent, place, changed.originalLanguage()) != null;
        }

        private void translate(JsonPath place) {
            Optional.ofNullable(translations.get(place.toString()))
                    .or(() -> translated(place))
                    .ifPresent(note -> notes.translated(place, note));
        }

        private Optional<Translated> translated(JsonPath place) {
            boolean counts = translates || noted.translationAt(place).isPresent();
            if (!counts) {
                return Optional.empty();
            }
            String from = changed.originalLanguage();
            String source = Translated.fingerprint(original(recent, place, from));
            return Optional.of(new Translated(from, source, by, null, null));
        }

        private static String original(JsonNode document, JsonPath place, String language) {
            return place.parent().child(language).in(document).textValue();
        }
    }
}
