package org.libraryexchange.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.libraryexchange.desk.WorkingCopy.Typed;
import org.libraryexchange.http.PostedForm;

/**
 * What the open form of an item sends.
 *
 * @param page names the form; a person may have several forms of one item open
 * @param seen tag of the kept text that the form showed at first; empty if nothing was kept
 * @param base entity tag of the version that the form showed; empty for a new item
 */
record OpenForm(String page, String seen, String base, FormValues values) {

    private static final Pattern PAGE = Pattern.compile("[0-9a-f-]{36}");

    static OpenForm of(PostedForm form, FormValues values) {
        return new OpenForm(
                form.one("page").filter(PAGE.asMatchPredicate()).orElse(""),
                form.one("seen").orElse(""),
                form.one("base").orElse(""),
                values);
    }

    Typed typed(Instant now) {
        return new Typed(page, Optional.of(base).filter(tag -> !tag.isEmpty()), values, now);
    }
}
