package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The same text in one or more languages.
 *
 * @param byLanguage text by BCP 47 language tag in canonical case, at most {@value #MOST_LANGUAGES}
 */
public record LocalizedText(@JsonValue Map<String, String> byLanguage) {

    public static final int MOST_LANGUAGES = 20;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LocalizedText {
        byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
    }

    public Set<String> languages() {
        return byLanguage.keySet();
    }

    /** Checks an optional text of one line in each language. */
    public static void checkLine(Findings findings, LocalizedText text, int longest) {
        check(findings, text, (at, value) -> Rules.line(at, value, longest));
    }

    /** Checks an optional text in paragraphs in each language. */
    public static void checkParagraphs(Findings findings, LocalizedText text, int longest) {
        check(findings, text, (at, value) -> Rules.paragraphs(at, value, longest));
    }

    /** Checks an optional text: its languages, and by the given rule the text in each of them. */
    public static void check(Findings findings, LocalizedText text, BiConsumer<Findings, String> checkOne) {
        if (text == null) {
            return;
        }
        int languages = text.byLanguage.size();
        findings.require(languages > 0, "min-languages", "must have text in at least one language", null);
        if (languages > MOST_LANGUAGES) {
            findings.refuse(
                    "max-languages",
                    "has " + languages + " languages; at most " + MOST_LANGUAGES + " are allowed",
                    null);
        }
        text.byLanguage.forEach((language, value) -> {
            Findings at = findings.at(language);
            Rules.language(at, language);
            if (at.present(value)) {
                checkOne.accept(at, value);
            }
        });
    }
}
