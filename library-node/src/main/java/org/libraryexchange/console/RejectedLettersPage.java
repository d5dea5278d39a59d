package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.rejected.Dismissal;
import org.libraryexchange.rejected.RejectedLetter;
import org.libraryexchange.signin.StaffFrame;

/**
 * The rejected records of letters. Nothing of what they say is shown.
 *
 * @param next link to the next page; empty on the last one
 * @param done the result of the action just taken, as a term; empty otherwise
 */
record RejectedLettersPage(StaffFrame frame, Speech in, List<RejectedLetter> rows, String next, String done) {

    /** Whether nobody knows who has written it. */
    public boolean stranger(RejectedLetter letter) {
        return Dismissal.isOfUnknownWriter(letter.reason());
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance letters(RejectedLettersPage page);
    }
}
