package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.nights.RunView;
import org.libraryexchange.nights.Window;
import org.libraryexchange.signin.StaffFrame;

/**
 * The ledger of nights as a calendar, and the latest runs.
 *
 * @param next the next window
 * @param earlier link to the months before; empty if there are none
 * @param later link to the months after; empty at the latest months
 */
record NightsPage(
        StaffFrame frame,
        Speech in,
        Window next,
        List<Month> months,
        String earlier,
        String later,
        List<RunView> runs) {

    /**
     * A month.
     *
     * @param weekdays names of the weekdays, from Monday
     */
    record Month(String title, List<String> weekdays, List<List<Day>> weeks) {}

    /**
     * A day of a week; blank outside the month.
     *
     * @param state of its night; empty if the ledger has no such night
     */
    record Day(String number, String state, String label, String link, boolean today) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance nights(NightsPage page);
    }
}
