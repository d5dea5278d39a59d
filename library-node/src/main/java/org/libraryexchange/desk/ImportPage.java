package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.desk.HistoryPage.Difference;
import org.libraryexchange.imports.ImportErrors.ImportError;
import org.libraryexchange.imports.ImportRequest;
import org.libraryexchange.imports.ImportState;
import org.libraryexchange.imports.ImportView;
import org.libraryexchange.imports.TablePreview;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.signin.StaffFrame;

/**
 * The page on which somebody chooses a table to import.
 *
 * @param refusal why the last file was not read; empty if there was none
 * @param schemes of identifiers that the city uses
 */
record ImportPage(
        StaffFrame frame, DeskSpeech in, String refusal, String scheme, boolean publishes, List<String> schemes) {

    /** The kinds of items for which there are tables to begin with. */
    public List<Kind> kinds() {
        return List.of(Kind.values());
    }

    /**
     * The page that shows what a table would change.
     *
     * @param moved whether it would change something else now than what the person has seen
     * @param table for the hidden field of the form that begins the import
     * @param rows that would change something, are refused, or meet what people have settled
     * @param more how many of these are not shown
     */
    record PreviewPage(
            StaffFrame frame,
            DeskSpeech in,
            boolean moved,
            String table,
            ImportRequest request,
            TablePreview preview,
            List<Row> rows,
            int more) {

        public String status() {
            return request.status().map(Status::term).orElse("");
        }
    }

    /**
     * A row of the table.
     *
     * @param title of the item as it would be; empty if the row is refused
     * @param lacking the years in which the rule of a festival gives no date; empty if there are none
     */
    record Row(TablePreview.Row read, String title, List<Difference> differences, String lacking) {

        public boolean isStatusChanged() {
            return read.before()
                    .flatMap(before -> read.after().filter(after -> after.status() != before.status()))
                    .isPresent();
        }
    }

    /**
     * The page of an import.
     *
     * @param errors why rows were refused
     */
    record RunPage(StaffFrame frame, DeskSpeech in, ImportView view, List<ImportError> errors) {

        public boolean hasFailed() {
            return view.isAtRest() && view.state() != ImportState.FINISHED;
        }
    }

    @CheckedTemplate(basePath = "desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance importTable(ImportPage page);

        static native TemplateInstance importPreview(PreviewPage page);

        static native TemplateInstance importRun(RunPage page);
    }
}
