package org.libraryexchange.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.libraryexchange.desk.FormView.Problem;
import org.libraryexchange.item.Violation;
import org.libraryexchange.web.BrokenRules;
import org.libraryexchange.web.Language;

/**
 * What is wrong with an item, put beside the fields of its form. A rule that no field answers for, such as one about two
 * of them together, is put beside the first field below the member that it names.
 */
final class Problems {

    private final Map<String, List<Violation>> open = new LinkedHashMap<>();
    private final List<Problem> placed = new ArrayList<>();
    private final Language language;
    private final DeskMessages words;

    Problems(List<Violation> violations, Language language, DeskMessages words) {
        this.language = language;
        this.words = words;
        violations.forEach(
                violation -> open.computeIfAbsent(FormValues.fieldOf(violation.pointer()), any -> new ArrayList<>())
                        .add(violation));
    }

    /** What is wrong with a field, or with a list as a whole. */
    List<String> at(String pointer, String id, String label) {
        return place(List.of(pointer), id, label);
    }

    /** The same for the first field of a member, which also answers for the member as a whole. */
    List<String> atFirstOf(String member, String id, String label) {
        return place(
                open.keySet().stream()
                        .filter(pointer -> member.startsWith(pointer + "/"))
                        .toList(),
                id,
                label);
    }

    private List<String> place(List<String> pointers, String id, String label) {
        List<String> texts = new ArrayList<>();
        for (String pointer : pointers) {
            for (Violation violation : open.getOrDefault(pointer, List.of())) {
                String text = words.problem(label, told(violation));
                texts.add(text);
                placed.add(new Problem(id, text));
            }
            open.remove(pointer);
        }
        return texts;
    }

    /** What the desk says of a rule, or else what everybody is told. */
    private String told(Violation violation) {
        String key = FormViews.key(FormValues.fieldOf(violation.pointer()));
        return Stream.of(key + " " + violation.rule(), violation.rule())
                .map(words::broken)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> BrokenRules.in(language, violation.rule(), violation.message()));
    }

    /** Everything that is wrong, in the order of the form; what concerns no field comes last. */
    List<Problem> all() {
        List<Problem> all = new ArrayList<>(placed);
        open.forEach((pointer, violations) -> violations.forEach(violation -> all.add(new Problem(
                "",
                words.problem(
                        pointer.isEmpty() ? words.item() : pointer,
                        BrokenRules.in(language, violation.rule(), violation.message()))))));
        return all;
    }
}
