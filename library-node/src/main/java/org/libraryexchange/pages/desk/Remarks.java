package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.letters.proposals.StaleTexts;

/**
 * What the node has noted of the values of an item, put beside the fields of its form: which people have settled, and
 * which are translations of another text than stands there now. Of a field in which somebody has typed something else,
 * nothing is said.
 */
final class Remarks {

    /**
     * What is noted of a value.
     *
     * @param confirms what a button confirms that answers it; empty if there is no such button
     */
    record Remark(String text, String confirms) {}

    private final Map<String, List<Remark>> open = new LinkedHashMap<>();
    private final DeskTexts in;
    private final String city;

    private Remarks(DeskTexts in, String city) {
        this.in = in;
        this.city = city;
    }

    static Remarks none(DeskTexts in) {
        return new Remarks(in, "");
    }

    /**
     * Reads the notes of an item.
     *
     * @param saved its document
     * @param values what the form holds
     */
    static Remarks of(DeskTexts in, ObjectNode saved, FormValues values) {
        Remarks remarks = new Remarks(in, saved.path("owner").asText());
        FormValues before = FormValues.of(saved);
        saved.path("corrected").properties().forEach(note -> remarks.settled(note.getKey(), note.getValue()));
        NotedChanges.translations(saved).forEach((place, note) -> {
            if (note.path("machine").asBoolean()) {
                remarks.add(place, in.terms().machineTranslated(), "");
            }
            if (StaleTexts.isStale(saved, JsonPath.of(place).parent().toString(), note)) {
                remarks.add(place, in.words().originalChanged(), place);
            }
        });
        FormValues.differing(before, values).forEach(remarks.open::remove);
        return remarks;
    }

    /** Adds what may be a slip, by the pointers of the fields. */
    Remarks with(Map<String, String> doubts) {
        doubts.forEach((field, text) -> add(field, text, ""));
        return this;
    }

    private void settled(String pointer, JsonNode note) {
        String by = note.path("by").asText();
        String text = by.equals(city)
                ? in.words().settledHere()
                : in.words().settledBy(in.city(by).title());
        add(FormValues.fieldOf(pointer), text, "");
    }

    private void add(String field, String text, String confirms) {
        open.computeIfAbsent(field, any -> new ArrayList<>()).add(new Remark(text, confirms));
    }

    /** What is noted of a field. The first field of a member also shows what is noted of the member as a whole. */
    List<Remark> atFirstOf(String field) {
        List<String> members = Stream.concat(
                        open.keySet().stream().filter(member -> field.startsWith(member + "/")), Stream.of(field))
                .filter(open::containsKey)
                .toList();
        return members.stream().flatMap(member -> open.remove(member).stream()).toList();
    }
}
