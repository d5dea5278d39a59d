package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.console.RunPage.Fact;
import org.libraryexchange.signin.StaffFrame;

/**
 * The list of imports.
 *
 * @param next link to older ones; empty at the end
 */
record ImportsPage(StaffFrame frame, List<Entry> rows, String next) {

    record Entry(
            String id,
            String link,
            String received,
            String actor,
            String scheme,
            String rows,
            String refused,
            String state,
            String stateText,
            boolean trial) {}

    /**
     * One import.
     *
     * @param course the progress, which the page refreshes while the import is at work
     * @param held what somebody has to decide; empty if nothing
     * @param errors the first errors in its rows
     * @param table link to all errors as a table for a spreadsheet; empty if there are none
     */
    record Detail(
            StaffFrame frame,
            String id,
            String title,
            Region course,
            Optional<Held> held,
            List<ErrorEntry> errors,
            boolean moreErrors,
            String table) {}

    /**
     * The progress of an import.
     *
     * @param permille of its bytes that have been processed
     * @param fates what became of values that people had settled; empty if the rows met none
     */
    record Course(
            String state,
            String stateText,
            boolean atWork,
            String permille,
            String progress,
            List<Fact> facts,
            List<RunPage.Sum> sums,
            List<RunPage.Sum> fates,
            String total) {}

    /**
     * A held import.
     *
     * @param question to decide
     * @param withdrawals how many items it would withdraw
     * @param items the first of them
     * @param more whether there are others
     * @param mistyped whether somebody has just typed another number than that
     */
    record Held(String question, String withdrawals, List<Item> items, boolean more, boolean mistyped) {}

    /** An item that would be withdrawn. */
    record Item(String link, String title, String kind, String key) {}

    record ErrorEntry(String row, String field, String rule, String value, String hint) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance imports(ImportsPage page);

        static native TemplateInstance file(Detail page);

        static native TemplateInstance progress(Course course);
    }
}
