package org.libraryexchange.pages.signin;

import java.util.Optional;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.json.Text;

/**
 * A person's name for people to read. Either script may be missing.
 *
 * @param latin empty if nobody has given it
 * @param chinese the same
 */
public record FullName(String latin, String chinese) {

    private static final int LONGEST = 100;

    /** A name as somebody has typed it. */
    public static FullName of(PostedForm form) {
        return new FullName(clean(form.one("latin")), clean(form.one("chinese")));
    }

    private static String clean(Optional<String> typed) {
        return Text.first(typed.orElse("").replaceAll("\\p{C}", "").strip(), LONGEST);
    }

    /** The name for a page: in its script, else in the other, else the account's. */
    public String in(Language language, String account) {
        String first = language == Language.CHINESE ? chinese : latin;
        String second = language == Language.CHINESE ? latin : chinese;
        return !first.isEmpty() ? first : !second.isEmpty() ? second : account;
    }
}
