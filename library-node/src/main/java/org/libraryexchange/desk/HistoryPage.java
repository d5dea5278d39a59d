package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.signin.StaffFrame;

/**
 * The versions of an item, the latest first.
 *
 * @param address of the item at the desk
 * @param next link to earlier versions; empty if there are none
 */
record HistoryPage(StaffFrame frame, String address, String title, List<Version> versions, String next) {

    /**
     * One version.
     *
     * @param made when, and by whom
     * @param differences from the version before; none for the first
     * @param noted what is noted of its values since then, one sentence each
     */
    record Version(String number, String made, String status, List<Difference> differences, List<String> noted) {}

    /** A field that differs. */
    record Difference(String label, String before, String after) {}

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance history(HistoryPage page);
    }
}
