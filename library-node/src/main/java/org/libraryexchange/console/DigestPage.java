package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.console.OverviewPage.Need;
import org.libraryexchange.signin.StaffFrame;

/**
 * The digest of a morning.
 *
 * @param told whether there is a digest yet
 * @param night the result of the latest night, as a sentence; empty before the first one
 * @param sent whether the digest was sent by mail, as a sentence
 * @param proved a sentence about the copies, by partner
 * @param others the mornings before and after
 */
record DigestPage(
        StaffFrame frame,
        boolean told,
        String day,
        String made,
        String headline,
        NightLine night,
        String sent,
        List<String> proved,
        List<Arrivals> partners,
        List<Need> needs,
        List<Other> others) {

    /** @param letters a sentence about the letters with each partner */
    record NightLine(String text, String state, String link, List<String> letters) {}

    /** What came from a partner. */
    record Arrivals(String title, String accent, List<RunPage.Fact> counts, List<Named> items, String more) {}

    /** An item, with its title. */
    record Named(String what, String whatText, String title, String language, String link) {}

    record Other(String day, String link, boolean current, boolean quiet) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance morning(DigestPage page);
    }
}
