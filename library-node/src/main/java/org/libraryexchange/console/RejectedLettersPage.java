package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.signin.StaffFrame;

/**
 * Rejected records of logs of letters, without their content.
 *
 * @param next link to the next page; empty on the last one
 * @param done the result of the action just taken, as a term; empty otherwise
 */
record RejectedLettersPage(StaffFrame frame, List<Entry> rows, String next, String done) {

    /**
     * A record.
     *
     * @param place its topic and offset
     * @param why the reason in words
     * @param note why it was dismissed; otherwise empty
     * @param open whether it can be retried
     * @param settled whether nothing more will happen to it
     */
    record Entry(
            String id,
            String city,
            String accent,
            String rejected,
            String place,
            String size,
            String reason,
            String why,
            String state,
            String stateText,
            String note,
            boolean open,
            boolean settled,
            boolean stranger) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance letters(RejectedLettersPage page);
    }
}
