package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.history.ItemHistory;
import org.libraryexchange.item.Kind;
import org.libraryexchange.signin.StaffFrame;

/**
 * The versions of an item, the latest first.
 *
 * @param address of the item at the desk
 * @param next link to earlier versions; empty if there are none
 */
record HistoryPage(StaffFrame frame, DeskSpeech in, String address, String title, List<Version> versions, String next) {

    /**
     * One version.
     *
     * @param differences from the version before; none for the first
     * @param noted what is noted of its values since then, one sentence each
     */
    record Version(ItemHistory.Version made, List<Difference> differences, List<String> noted) {}

    /** A field that differs. */
    record Difference(String pointer, String before, String after) {

        /** The fields that differ, in the order of the form. */
        static List<Difference> between(Kind kind, FormValues before, FormValues after) {
            return FormValues.differing(before, after).stream()
                    .sorted(Layout.of(kind).order())
                    .map(pointer -> new Difference(pointer, before.text(pointer), after.text(pointer)))
                    .toList();
        }
    }

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance history(HistoryPage page);
    }
}
