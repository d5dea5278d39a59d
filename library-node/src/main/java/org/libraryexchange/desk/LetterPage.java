package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.desk.LetterForm.Addressee;
import org.libraryexchange.desk.LetterFormViews.Said;
import org.libraryexchange.desk.LetterItems.Card;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Conversation;
import org.libraryexchange.letters.Correspondence.Open;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.signin.StaffFrame;
import org.libraryexchange.web.Language;

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
     * @param reason what is typed in its fields; empty if none is asked for
     */
    record Sure(
            StaffFrame frame,
            LetterSpeech in,
            DeskLetter letter,
            String act,
            Optional<FormValues> reason,
            Problems problems) {}

    /** A field that keeps what the page does not show. */
    record Hidden(String name, String value) {}

    /**
     * The form in which a letter is written.
     *
     * @param own the node's city
     * @param cities from which the person chooses the addressee; empty if there is nothing to choose
     * @param answered the letter that this one answers
     */
    record Form(
            StaffFrame frame,
            LetterSpeech in,
            LetterForm form,
            Said said,
            Problems problems,
            String own,
            Set<String> cities,
            Optional<DeskLetter> answered) {

        private static final int MOST_LINKS = 10;

        public String address() {
            return LetterViews.LETTERS + "/drafts/" + form.id();
        }

        public String back() {
            return answered.map(in::link).orElseGet(() -> in.desk().link(LetterViews.LETTERS));
        }

        /** What is filled in. */
        public String text(String pointer) {
            return form.values().text(pointer);
        }

        public Addressee to() {
            return Addressee.of(form.values());
        }

        public boolean canWrite() {
            return in.desks().stream().anyMatch(desk -> desk.city().equals(own));
        }

        /** The fields that are filled in and not shown. */
        public List<String> hidden() {
            return Stream.of("/to", "/thread", "/inReplyTo", LetterForm.PROPOSAL)
                    .filter(pointer -> !text(pointer).isEmpty())
                    .filter(pointer -> !pointer.equals("/to") || cities.isEmpty())
                    .toList();
        }

        public Set<String> languages() {
            return form.languages();
        }

        /** What a letter can ask for. */
        public List<String> asks() {
            return List.of("none", "reply", "translation", "check");
        }

        /** Whether a language is ticked as a machine's. */
        public boolean isMachines(String tag) {
            return IntStream.range(0, form.values().rows("/machine"))
                    .anyMatch(row -> text("/machine/" + row).equals(tag));
        }

        /** The pointers of the fields for links. */
        public List<String> links() {
            int filled = form.values().rows("/links");
            int more = said.moreLinks() || filled == 0 ? 1 : 0;
            return IntStream.range(0, Math.max(filled, Math.min(MOST_LINKS, filled + more)))
                    .mapToObj(row -> "/links/" + row)
                    .toList();
        }

        /** The language that the addressee reads, if the letter has no text in it. */
        public Optional<String> missing() {
            Set<String> written = form.values().languages("/text");
            return in.desk()
                    .titles()
                    .languageOf(text("/to"))
                    .filter(language ->
                            written.stream().noneMatch(tag -> Language.of(tag).equals(Optional.of(language))))
                    .map(Language::tag);
        }
    }

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
