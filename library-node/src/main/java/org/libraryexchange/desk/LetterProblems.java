package org.libraryexchange.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.libraryexchange.desk.FormView.Problem;
import org.libraryexchange.item.Violation;

/** What is wrong with a letter, put beside the fields of its form. */
final class LetterProblems {

    private final LetterSpeech speech;
    private final Map<String, List<Violation>> open = new LinkedHashMap<>();
    private final List<Problem> placed = new ArrayList<>();

    LetterProblems(LetterSpeech speech, List<Violation> violations) {
        this.speech = speech;
        violations.forEach(violation -> open.computeIfAbsent(violation.pointer(), any -> new ArrayList<>())
                .add(violation));
    }

    /** Puts what is wrong with members beside a field. */
    void place(String id, String label, Predicate<String> members) {
        for (String pointer : open.keySet().stream().filter(members).toList()) {
            // Two rules may say the same in words.
            open.remove(pointer).stream()
                    .map(violation -> text(label, violation))
                    .distinct()
                    .forEach(text -> add(id, text));
        }
    }

    void add(String id, String text) {
        placed.add(new Problem(id, text));
    }

    private String text(String label, Violation violation) {
        return speech.desk().words().problem(label, speech.told(violation));
    }

    /** What is wrong with a field. */
    public List<String> at(String id) {
        return placed.stream()
                .filter(problem -> problem.field().equals(id))
                .map(Problem::text)
                .toList();
    }

    public List<Problem> all() {
        List<Problem> all = new ArrayList<>(placed);
        open.forEach((pointer, here) -> here.forEach(violation -> all.add(new Problem(
                "", text(speech.words().label(pointer.isEmpty() ? "" : pointer.substring(1)), violation)))));
        return all;
    }
}
