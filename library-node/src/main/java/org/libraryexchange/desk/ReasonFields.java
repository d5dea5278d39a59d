package org.libraryexchange.desk;

import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.desk.FormView.Block;
import org.libraryexchange.desk.FormView.Control;
import org.libraryexchange.desk.FormView.Problem;
import org.libraryexchange.item.Violation;
import org.libraryexchange.web.Language;

/** The fields in which people give the reason of a decision, in each language of the pages. */
final class ReasonFields {

    private static final int LINES = 3;

    private ReasonFields() {}

    /**
     * The fields.
     *
     * @param place what the ids of elements begin with, since a page may have several of them
     * @param problems to which what is wrong is added
     */
    static Block of(
            LetterSpeech speech, String place, FormValues typed, List<Violation> violations, List<Problem> problems) {
        LetterMessages words = speech.words();
        List<Control> controls = new ArrayList<>();
        for (Language language : Language.values()) {
            String pointer = "/reason/" + language.tag();
            String id = FormViews.id(place + pointer);
            String name = speech.language().nameOf(language.tag());
            String label = speech.desk().words().inLanguage(words.reason(), name);
            List<String> errors = violations.stream()
                    .filter(violation -> violation.pointer().equals(pointer))
                    .map(violation -> speech.desk().words().problem(label, speech.told(violation)))
                    .toList();
            errors.forEach(error -> problems.add(new Problem(id, error)));
            controls.add(new Control(
                    id, pointer, "area", name, language.tag(), typed.text(pointer), LINES, false, List.of(), errors));
        }
        return new Block(
                FormViews.id(place + "/reason"),
                "",
                "texts",
                words.reason(),
                words.reasonHint(),
                false,
                controls,
                List.of(),
                "",
                List.of());
    }

    /** Whether one of the fields answers for what is wrong. */
    static boolean has(Violation violation) {
        return List.of(Language.values()).stream()
                .anyMatch(language -> violation.pointer().equals("/reason/" + language.tag()));
    }
}
