package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.desk.LetterItems.Card;
import org.libraryexchange.desk.LetterSpeech.Shown;
import org.libraryexchange.signin.StaffFrame;

/** The pages with letters, ready to be shown. */
final class LetterPage {

    private LetterPage() {}

    /**
     * A letter in a list.
     *
     * @param who from or to which city it is
     * @param item title of what it is about; empty if it is about no item
     */
    record Entry(
            String id,
            String link,
            Shown subject,
            String who,
            String accent,
            String desk,
            String when,
            String state,
            String stateText,
            String asks,
            String item) {}

    /**
     * A list of letters.
     *
     * @param id of its heading
     * @param nothing what to say if it is empty
     * @param left what to say if it has more letters than it shows; otherwise empty
     */
    record Listed(String id, String title, List<Entry> entries, String nothing, String left) {}

    /**
     * The first page with letters.
     *
     * @param next link to further letters; empty at the end
     */
    record Inbox(StaffFrame frame, String done, List<Listed> lists, String next) {}

    /**
     * The letters that a search has found.
     *
     * @param cursor of further letters; empty at the end
     */
    record Found(StaffFrame frame, String words, Listed list, String cursor) {}

    /**
     * One language of a letter.
     *
     * @param label names the language, and who wrote it
     */
    record Version(String language, String label, String subject, List<String> paragraphs) {}

    /** A letter that crossed another one. */
    record Crossing(String anchor, String text) {}

    /** A link that does something with a letter, or a button if it names a state. */
    record Act(String title, String address, String state) {}

    /**
     * A letter in a thread.
     *
     * @param asks what it asks; empty if nothing
     * @param missing says that there is no text in the reader's language; empty if there is one
     * @param notices what became of it
     * @param offer the changes that it offers; empty if none
     * @param base for its buttons
     */
    record View(
            String id,
            String accent,
            String sender,
            String toDesk,
            String when,
            String iso,
            String state,
            String stateText,
            String asks,
            List<String> notices,
            List<Crossing> crossings,
            List<Version> versions,
            String missing,
            Optional<OfferPage.Offered> offer,
            List<Version> reasons,
            List<String> links,
            List<String> about,
            String base,
            List<Act> acts) {}

    /**
     * A thread.
     *
     * @param latest anchor of the latest letter on the page
     * @param first link to the first letters; empty on the first page
     * @param next link to the letters that follow; empty at the end
     * @param reply link to write a further letter
     */
    record Talk(
            StaffFrame frame,
            String done,
            Shown subject,
            String city,
            String accent,
            List<View> letters,
            List<Card> items,
            String latest,
            String first,
            String next,
            String reply) {}

    /**
     * A page that asks once more, or for a reason.
     *
     * @param reason its fields; none if none is asked for
     */
    record Sure(
            StaffFrame frame,
            String action,
            String address,
            String back,
            String lead,
            String yes,
            String base,
            Optional<FormView.Block> reason,
            List<FormView.Problem> problems) {}

    /** A field that keeps what the page does not show. */
    record Hidden(String name, String value) {}

    /** An item in a form. */
    record Row(String pointer, Card card) {}

    /**
     * The form in which a letter is written.
     *
     * @param address of the draft
     * @param notice what the person should know first; empty if nothing
     * @param name as typed, and {@code named} whether it is shown
     * @param answered the letter that this one answers
     * @param remarks what a letter need not have, but may lack
     */
    record Form(
            StaffFrame frame,
            String address,
            String done,
            String notice,
            String base,
            boolean canWrite,
            List<Hidden> hidden,
            List<FormView.Block> who,
            List<FormView.Block> texts,
            List<Row> items,
            FormView.Block addItem,
            List<FormView.Block> links,
            FormView.Block named,
            FormView.Block name,
            List<String> remarks,
            List<FormView.Problem> problems,
            Optional<View> answered,
            String back) {}

    /** A field in which two drafts differ. */
    record Conflict(String pointer, String label, List<String> mine, List<String> theirs) {}

    /** The page on which somebody puts two drafts together. */
    record Stale(StaffFrame frame, String address, String base, List<Hidden> mine, List<Conflict> conflicts) {}

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance letters(Inbox page);

        static native TemplateInstance lettersFound(Found page);

        static native TemplateInstance thread(Talk page);

        static native TemplateInstance letterSure(Sure page);

        static native TemplateInstance letter(Form page);

        static native TemplateInstance letterStale(Stale page);
    }
}
