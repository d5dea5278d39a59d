package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.signin.StaffFrame;

/**
 * Who is signed in, who did what, and which requests were refused.
 *
 * @param choices which entries to show
 * @param next link to older entries; empty at the end
 */
record AccessPage(StaffFrame frame, List<SignedIn> sessions, List<Choice> choices, List<Entry> entries, String next) {

    /**
     * A session.
     *
     * @param ends whether the reader may end it
     */
    record SignedIn(long id, String name, String address, String begun, String seen, boolean ends) {}

    record Choice(String title, String link, boolean current) {}

    /** An entry of the audit trail. {@code times} is empty if the event happened once. */
    record Entry(String time, String event, String name, String address, String request, int status, String times) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance access(AccessPage page);
    }
}
