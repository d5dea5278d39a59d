package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.desk.DeskItems.Editing;
import org.libraryexchange.signin.StaffFrame;

/**
 * The page on which somebody confirms what is done with several items, and the page that shows the result.
 *
 * @param action {@code publish} or {@code withdraw}
 * @param items for which it can be done
 * @param left items for which it cannot be done, with the reason
 * @param number how many items it is done to, if the person has to type it; empty otherwise
 * @param mistyped whether another number was typed
 * @param reason the fields of the reason to withdraw
 */
record BulkPage(
        StaffFrame frame,
        DeskSpeech in,
        String action,
        List<Editing> items,
        List<Left> left,
        String number,
        boolean mistyped,
        ItemForm reason) {

    /** An item that is left out. {@code note} says why. */
    record Left(Editing item, String note) {}

    /** What has been done, and to how many items. */
    record DonePage(StaffFrame frame, DeskSpeech in, String action, int done, List<Left> left) {}

    @CheckedTemplate(basePath = "desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance bulk(BulkPage page);

        static native TemplateInstance bulkDone(DonePage page);
    }
}
