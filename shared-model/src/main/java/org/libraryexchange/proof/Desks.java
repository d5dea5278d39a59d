package org.libraryexchange.proof;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.json.Text;

/**
 * The desks of the library that sends it, so that the partner can choose one for a letter. A later one replaces it.
 * Letters keep a desk's name as it was.
 *
 * @param made when
 */
public record Desks(List<Desk> desks, Instant made) implements Message {

    /** Most desks of a city. */
    public static final int MOST_DESKS = 100;

    /**
     * One desk.
     *
     * @param id a term such as {@code local-studies}
     * @param names on one line, by language
     */
    public record Desk(String id, LocalizedText names) {

        private static final Pattern TERM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
        private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
        private static final int LONGEST_ID = 50;
        private static final int LONGEST_LANGUAGE = 50;
        private static final int LONGEST_NAME = 100;

        public Desk {
            Checks.given("id", id);
            Checks.given("names", names);
            Checks.most("id", id.length(), LONGEST_ID);
            if (!TERM.matcher(id).matches()) {
                throw new IllegalArgumentException("id: must be lower-case letters, digits and single hyphens");
            }
            Checks.most("names", names.languages().size(), LocalizedText.MOST_LANGUAGES);
            if (names.languages().isEmpty()) {
                throw new IllegalArgumentException("names: must be in at least one language");
            }
            names.byLanguage().forEach(Desk::checkName);
        }

        private static void checkName(String language, String name) {
            Checks.given("names", name);
            Checks.most("names", language.length(), LONGEST_LANGUAGE);
            Checks.most("names", Text.length(name), LONGEST_NAME);
            if (name.isBlank() || CONTROL.matcher(name).find() || Text.turns(name)) {
                throw new IllegalArgumentException(
                        "names: must be one line without characters that change the direction of text");
            }
        }
    }

    public Desks {
        desks = desks == null ? List.of() : List.copyOf(desks);
        Checks.most("desks", desks.size(), MOST_DESKS);
        Checks.time("made", made);
        if (new HashSet<>(desks.stream().map(Desk::id).toList()).size() < desks.size()) {
            throw new IllegalArgumentException("desks: must not name a desk twice");
        }
    }

    @Override
    public String key() {
        return type().term();
    }

    @Override
    public String name() {
        return type().term() + "/" + made;
    }
}
