package org.libraryexchange.browse;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text of an item as a page shows it.
 *
 * @param language of the text, BCP 47
 * @param instead what readers call that language, where it is not the one that they want
 */
record Text(String language, String text, Optional<String> instead) {

    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

    public List<String> paragraphs() {
        return BLANK_LINE.splitAsStream(text).map(String::strip).toList();
    }

    /** At most so many characters of it, cut between words where there are spaces. */
    Text shortened(int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return this;
        }
        int end = text.offsetByCodePoints(0, most);
        int space = text.lastIndexOf(' ', end);
        return new Text(
                language, text.substring(0, space > end - 20 ? space : end).strip() + "…", instead);
    }
}
