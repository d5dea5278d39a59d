package org.libraryexchange.pages.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.libraryexchange.item.Violation;

/** What is wrong with what somebody has typed, put beside the fields of a form. */
final class Problems {

    private final BiFunction<String, Violation, String> words;
    private final UnaryOperator<String> names;
    private final Map<String, List<Violation>> open = new LinkedHashMap<>();
    private final List<Problem> placed = new ArrayList<>();

    /**
     * What is wrong.
     *
     * @param place id of the element beside which it stands
     * @param field id of the element that has to be changed; empty if it concerns the whole form
     */
    record Problem(String place, String field, String text) {}

    /**
     * @param words say what is wrong with a field, by its name
     * @param names of the fields that the form does not show, by their pointers
     */
    Problems(List<Violation> violations, BiFunction<String, Violation, String> words, UnaryOperator<String> names) {
        this.words = words;
        this.names = names;
        violations.forEach(
                violation -> open.computeIfAbsent(FormValues.fieldOf(violation.pointer()), any -> new ArrayList<>())
                        .add(violation));
    }

    /** Puts what is wrong with members beside the field that answers for them. */
    void place(String field, String name, Predicate<String> members) {
        place(field, field, name, members);
    }

    void place(String place, String field, String name, Predicate<String> members) {
        for (String pointer : open.keySet().stream().filter(members).toList()) {
            // Two rules may say the same in words.
            open.remove(pointer).stream()
                    .map(violation -> words.apply(name, violation))
                    .distinct()
                    .forEach(text -> placed.add(new Problem(place, field, text)));
        }
    }

    void add(String field, String text) {
        placed.add(new Problem(field, field, text));
    }

    /** What stands beside an element. */
    public List<String> at(String id) {
        return placed.stream()
                .filter(problem -> problem.place().equals(id))
                .map(Problem::text)
                .toList();
    }

    /** Everything, in the order of the form. What no field answers for comes last. */
    public List<Problem> all() {
        List<Problem> all = new ArrayList<>(placed);
        open.forEach((pointer, here) ->
                here.forEach(violation -> all.add(new Problem("", "", words.apply(names.apply(pointer), violation)))));
        return all;
    }
}
