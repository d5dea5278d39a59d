package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.desk.ListPage.Choice;
import org.libraryexchange.desk.OfferPage.LinkTo;
import org.libraryexchange.signin.StaffFrame;

/**
 * What there is to translate.
 *
 * @param states the lists that there are
 * @param state of this list, as a term
 * @param lead says what is in it
 * @param nothing what to say if there are no items on the page
 * @param next link to the items that follow; empty at the end
 */
record WorkPage(
        StaffFrame frame,
        List<Choice> states,
        String state,
        String lead,
        FormView.Block to,
        FormView.Block owner,
        List<Entry> entries,
        String nothing,
        String next) {

    /**
     * An item.
     *
     * @param note its kind, and which texts are out of date
     * @param links to what can be done
     */
    record Entry(
            String title, String language, String link, String city, String accent, String note, List<LinkTo> links) {}

    /**
     * What people had settled and the city's systems have changed.
     *
     * @param dismisses whether this person may take entries off the list
     * @param next link to the entries that follow; empty at the end
     */
    record Settled(
            StaffFrame frame,
            String done,
            List<Choice> states,
            String state,
            String lead,
            List<Value> values,
            boolean dismisses,
            String next) {}

    /**
     * A value that no longer stands.
     *
     * @param text empty if people had removed what was there
     * @param pointer names it to the button that takes it off the list
     */
    record Value(
            String item,
            String title,
            String link,
            String label,
            String note,
            String text,
            String language,
            String pointer,
            String button) {}

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance translations(WorkPage page);

        static native TemplateInstance settled(Settled page);
    }
}
