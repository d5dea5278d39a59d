package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.signin.StaffFrame;

/**
 * The page on which somebody chooses a table to import.
 *
 * @param refusal why the last file was not read; empty if there was none
 * @param schemes of identifiers that the city uses
 * @param templates tables to begin with
 */
record ImportPage(
        StaffFrame frame,
        String refusal,
        String scheme,
        boolean publishes,
        List<String> schemes,
        List<Template> templates) {

    /** A table for a kind of items. */
    record Template(String link, String title) {}

    /**
     * The page that shows what a table would change.
     *
     * @param moved whether it would change something else now than what the person has seen
     * @param table for the hidden field of the form that begins the import
     * @param sums how many rows would do what
     * @param fates what would become of values that people have settled; empty if the rows meet none
     * @param rows that would change something, are refused, or meet what people have settled
     * @param more how many of these are not shown; empty if all are
     * @param imports whether there is anything to import
     */
    record PreviewPage(
            StaffFrame frame,
            boolean moved,
            String table,
            String scheme,
            String status,
            String fingerprint,
            List<Sum> sums,
            List<Sum> fates,
            List<Row> rows,
            String more,
            boolean imports) {}

    /** A number of rows, or of settled values. */
    record Sum(String title, String number) {}

    /**
     * A row of the table.
     *
     * @param effect term of what it would do; {@code refused} if nothing
     * @param link to the item at the desk; empty if there is none yet
     * @param settled what would become of values that people have settled
     * @param lacking the years in which the rule of a festival gives no date; empty if there are none
     */
    record Row(
            String number,
            String effect,
            String effectText,
            String title,
            String link,
            List<HistoryPage.Difference> differences,
            List<String> settled,
            String lacking,
            List<String> problems) {}

    /**
     * The page of an import.
     *
     * @param runs whether it still runs, so that the page loads itself again
     * @param state what has become of it
     * @param fates what became of values that people had settled; empty if the rows met none
     * @param errors why rows were refused
     */
    record RunPage(
            StaffFrame frame,
            boolean runs,
            boolean failed,
            String state,
            List<Sum> sums,
            List<Sum> fates,
            List<String> errors) {}

    @CheckedTemplate(basePath = "desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance importTable(ImportPage page);

        static native TemplateInstance importPreview(PreviewPage page);

        static native TemplateInstance importRun(RunPage page);
    }
}
