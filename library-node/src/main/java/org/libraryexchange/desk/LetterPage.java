package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.desk.LetterItems.Card;
import org.libraryexchange.desk.LetterItems.Named;
import org.libraryexchange.desk.OfferPage.Offered;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Conversation;
import org.libraryexchange.letters.Correspondence.Open;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.signin.StaffFrame;

/** The pages with letters, ready to be shown. */
final class LetterPage {

    private LetterPage() {}

    /**
     * The first page with letters.
     *
     * @param open letters that wait, on the first page of all letters
     */
    record Inbox(StaffFrame frame, LetterSpeech in, String done, Optional<Waiting> open, Correspondence.Found all) {}

    record Waiting(Open forUs, Open forPartners, Open drafts) {}

    /** The letters that a search has found. */
    record Found(StaffFrame frame, LetterSpeech in, String words, Correspondence.Found found) {}

    /**
     * A thread.
     *
     * @param later whether letters come before those on the page
     * @param offers by the ids of letters
     * @param erases whether the person may erase letters
     */
    record Talk(
            StaffFrame frame,
            LetterSpeech in,
            Conversation thread,
            boolean later,
            String done,
            List<Card> items,
            Map<UUID, Offered> offers,
            boolean erases) {

        private static final int MOST_CROSSINGS = 5;

        public String address() {
            return LetterThreadResource.address(thread.id());
        }

        /** The letter whose subject names the thread. */
        public DeskLetter first() {
            return thread.letters().stream()
                    .filter(letter -> in.text(letter, "subject").isPresent())
                    .findFirst()
                    .orElse(thread.letters().get(0));
        }

        public DeskLetter latest() {
            return thread.letters().get(thread.letters().size() - 1);
        }

        /** The letters that crossed a letter. */
        public List<DeskLetter> crossing(DeskLetter letter) {
            return thread.letters().stream()
                    .filter(letter::crossed)
                    .limit(MOST_CROSSINGS)
                    .toList();
        }

        public Optional<Offered> offer(DeskLetter letter) {
            return Optional.ofNullable(offers.get(letter.id()));
        }

        public List<String> acts(DeskLetter letter) {
            return LetterViews.acts(letter, erases);
        }
    }

    /**
     * A page that asks once more, or for a reason.
     *
     * @param act that the title of the page names
     * @param reason its fields; none if none is asked for
     */
    record Sure(
            StaffFrame frame,
            LetterSpeech in,
            DeskLetter letter,
            String act,
            Optional<FormView.Block> reason,
            List<FormView.Problem> problems) {}

    /** A field that keeps what the page does not show. */
    record Hidden(String name, String value) {}

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
            LetterSpeech in,
            String address,
            String done,
            String notice,
            String base,
            boolean canWrite,
            List<Hidden> hidden,
            List<FormView.Block> who,
            List<FormView.Block> texts,
            List<Named> items,
            FormView.Block addItem,
            List<FormView.Block> links,
            FormView.Block named,
            FormView.Block name,
            List<String> remarks,
            List<FormView.Problem> problems,
            Optional<DeskLetter> answered,
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
