package org.libraryexchange.pages.signin;

import org.libraryexchange.base.locale.Language;

/**
 * A person's name for people to read. Either script may be missing.
 *
 * @param latin empty if nobody has given it
 * @param chinese the same
 */
public record FullName(String latin, String chinese) {

    private static final int LONGEST = 100;

    /** A name as somebody has typed it. */
    public static FullName typed(String latin, String chinese) {
        return new FullName(clean(latin), clean(chinese));
    }

    private static String clean(String typed) {
        String text = typed.replaceAll("\\p{C}", "").strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
    }

    /** The name for a page: in its script, else in the other, else the account's. */
    public String in(Language language, String account) {
        String first = language == Language.CHINESE ? chinese : latin;
        String second = language == Language.CHINESE ? latin : chinese;
        return !first.isEmpty() ? first : !second.isEmpty() ? second : account;
    }
}
