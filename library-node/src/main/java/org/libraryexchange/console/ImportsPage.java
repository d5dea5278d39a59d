package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.imports.ImportErrors.ImportError;
import org.libraryexchange.imports.ImportState;
import org.libraryexchange.imports.ImportView;
import org.libraryexchange.imports.WithdrawnItem;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.signin.StaffFrame;

/**
 * The imports.
 *
 * @param next link to the next page; empty on the last one
 */
record ImportsPage(StaffFrame frame, Speech in, List<ImportView> rows, String next) {

    /**
     * One import.
     *
     * @param course the progress, which the page refreshes while the import is at work
     * @param held what somebody has to decide; empty if nothing
     * @param errors the first errors in its rows
     * @param moreErrors whether there are others
     */
    record Detail(
            StaffFrame frame,
            Speech in,
            ImportView view,
            Region course,
            Optional<Held> held,
            List<ImportError> errors,
            boolean moreErrors) {}

    /** The progress of an import. */
    record Course(Speech in, ImportView view) {

        private static final long WHOLE = 1_000;
        private static final Pattern FAILED_ROW = Pattern.compile("^row ([0-9]+) ");

        public long dealtWith() {
            return view.state() == ImportState.CHECKING
                    ? view.progress().bytesChecked()
                    : view.progress().bytesDone();
        }

        /** How much of its bytes has been dealt with, in thousandths. */
        public long permille() {
            long bytes = view.progress().bytes();
            return view.course().ended() != null ? WHOLE : bytes == 0 ? 0 : dealtWith() * WHOLE / bytes;
        }

        /** The row at which it failed; empty if it did not fail at one. */
        public String failedRow() {
            Matcher row = FAILED_ROW.matcher(view.reason());
            return row.find() ? row.group(1) : "";
        }

        /** What may become of values that people had settled; nothing if the rows met none. */
        public List<Fate> fates() {
            List<Fate> all = List.of(Fate.values());
            return all.stream().anyMatch(fate -> view.fates().of(fate) > 0) ? all : List.of();
        }
    }

    /**
     * A held import.
     *
     * @param items the first of those that it would withdraw
     * @param more whether there are others
     * @param mistyped whether somebody has just typed another number than that of its withdrawals
     */
    record Held(List<Item> items, boolean more, boolean mistyped) {}

    /** An item that would be withdrawn. */
    record Item(WithdrawnItem item, String title) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance imports(ImportsPage page);

        static native TemplateInstance file(Detail page);

        static native TemplateInstance progress(Course course);
    }
}
