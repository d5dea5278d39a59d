package org.libraryexchange.pages.browse;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text of an item as a page shows it.
 *
 * @param language of the text, BCP 47
 * @param instead the name of that language, if it is not one that the reader wants
 * @param machine whether a machine translated it
 * @param stale whether its original has changed since it was translated
 */
record ShownText(String language, String text, Optional<String> instead, boolean machine, boolean stale) {

    /** A text that is not known to be a translation. */
    ShownText(String language, String text, Optional<String> instead) {
        this(language, text, instead, false, false);
    }

    /** Whether the page says something about it. */
    public boolean marked() {
        return machine || stale || instead.isPresent();
    }

    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

    public List<String> paragraphs() {
        return BLANK_LINE.splitAsStream(text).map(String::strip).toList();
    }

    /** The text, cut to a number of characters. The cut is between words if the text has spaces. */
    public ShownText shortened(int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return this;
        }
        int end = text.offsetByCodePoints(0, most);
        int space = text.lastIndexOf(' ', end);
        String cut = text.substring(0, space > end - 20 ? space : end).strip() + "…";
        return new ShownText(language, cut, instead, machine, stale);
    }
}
