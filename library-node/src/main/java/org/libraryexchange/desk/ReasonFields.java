package org.libraryexchange.desk;

import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.desk.FormView.Problem;
import org.libraryexchange.item.Violation;
import org.libraryexchange.web.Language;

/**
 * The fields in which people give the reason of a decision, in each language of the pages.
 *
 * @param place what the ids of elements begin with, since a page may have several of them
 */
record ReasonFields(LetterSpeech speech, String place, FormValues typed, List<Violation> violations) {

    private static final String MEMBER = "/reason/";

    public String id() {
        return FormViews.id(place + "/reason");
    }

    public String id(String tag) {
        return FormViews.id(place + MEMBER + tag);
    }

    public String text(String tag) {
        return typed.text(MEMBER + tag);
    }

    /** What is wrong with a language. */
    public List<String> errors(String tag) {
        String label = speech.desk()
                .words()
                .inLanguage(speech.words().reason(), speech.language().nameOf(tag));
        return violations.stream()
                .filter(violation -> violation.pointer().equals(MEMBER + tag))
                .map(violation -> speech.desk().words().problem(label, speech.told(violation)))
                .toList();
    }

    Stream<Problem> problems() {
        return speech.desk().languages().stream()
                .flatMap(tag -> errors(tag).stream().map(error -> new Problem(id(tag), error)));
    }

    /** Whether one of the fields answers for what is wrong. */
    static boolean has(Violation violation) {
        return Stream.of(Language.values())
                .anyMatch(language -> violation.pointer().equals(MEMBER + language.tag()));
    }
}
