package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.signin.StaffFrame;

/**
 * The city's logs into which somebody else has written.
 *
 * @param settled whether the records of a log were just settled
 */
record ForeignPage(StaffFrame frame, List<Entry> logs, boolean settled) {

    /**
     * A log.
     *
     * @param records how many, as a number for the form
     * @param count the same for people
     */
    record Entry(String topic, long records, String count, String offsets, String noticed) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance foreign(ForeignPage page);
    }
}
