package org.libraryexchange.pages.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Conversation;
import org.libraryexchange.letters.Correspondence.Open;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.pages.desk.LetterForm.Addressee;
import org.libraryexchange.pages.desk.LetterFormViews.Said;
import org.libraryexchange.pages.desk.LetterItems.Card;
import org.libraryexchange.pages.desk.LetterItems.Named;
import org.libraryexchange.pages.signin.StaffFrame;

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
     * @param offers of its letters
     * @param erases whether the person may erase letters
     */
    record Talk(
            StaffFrame frame,
            LetterSpeech in,
            Conversation thread,
            boolean later,
            String done,
            List<Offered> offers,
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
            return offers.stream()
                    .filter(offer -> offer.letter().id().equals(letter.id()))
                    .findFirst();
        }

        /** The items of the thread. If letters name several versions of one, the latest letter counts. */
        public List<Card> items() {
            Map<String, Named> named = new LinkedHashMap<>();
            thread.letters().stream()
                    .flatMap(letter -> LetterItems.of(letter).stream())
                    .forEach(item -> named.put(item.owner() + "/" + item.id(), item));
            return named.values().stream().map(in::card).toList();
        }

        /** What this city can do with a letter. */
        public List<String> acts(DeskLetter letter) {
            if (letter.isErased()) {
                return List.of();
            }
            List<String> acts = new ArrayList<>();
            if (letter.own()) {
                addIf(letter.isSent(), "recall", acts);
                addIf(erases, "erase", acts);
                return acts;
            }
            addIf(letter.isSent(), "reply", acts);
            addIf(letter.isSent() && LetterSpeech.offerable(letter).isPresent(), "offer", acts);
            if (letter.isHandlingErased()) {
                return acts;
            }
            Stream.of(HandlingState.READ, HandlingState.IN_HAND, HandlingState.ANSWERED)
                    .forEach(next -> addIf(letter.isSent() && letter.mayBecome(next), next.term(), acts));
            addIf(letter.isSent() && !letter.isOffer() && letter.mayBecome(HandlingState.DECLINED), "decline", acts);
            addIf(!letter.isErasureAsked(), "ask-erasure", acts);
            return acts;
        }

        private static void addIf(boolean possible, String act, List<String> acts) {
            if (possible) {
                acts.add(act);
            }
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

        /** Puts what is wrong beside the fields. */
        void place() {
            LetterMessages words = in.words();
            if (!cities.isEmpty()) {
                problems.place("f-to", words.label(LetterForm.ADDRESSEE), List.of("/to", "/toDesk")::contains);
            }
            for (String member : List.of("toDesk", "from/desk", "asks", "originalLanguage")) {
                problems.place(FormValues.id("/" + member), words.label(member), ("/" + member)::equals);
            }
            for (String text : List.of("subject", "text")) {
                problems.place("f-" + text, words.label(text), ("/" + text)::equals);
                in.place(problems, "", text, languages());
            }
            problems.place("f-machine", words.label("machine"), in("/machine"));
            problems.place("f-add-item", words.label("about"), in("/about"));
            if (said.itemUnknown()) {
                problems.add("f-add-item", words.noSuchItem());
            }
            for (String link : links()) {
                problems.place(FormValues.id(link), words.link(in.number(link)), link::equals);
                // What is wrong with all of them stands beside the first.
                problems.place("f-links-0", words.links(), "/links"::equals);
            }
            problems.place("f-from-name", words.label("from/name"), "/from/name"::equals);
        }

        /** Everything below a member that has no field of its own. */
        private static Predicate<String> in(String member) {
            return pointer -> pointer.equals(member) || pointer.startsWith(member + "/");
        }

        /** What the person should know first; empty if nothing. */
        public String notice() {
            return said.notice().apply(in);
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

    /** The page on which somebody puts two drafts together. */
    record Stale(StaffFrame frame, LetterSpeech in, LetterForm mine, DeskLetter theirs) {

        public List<Merge.Conflict> conflicts() {
            return mine.differences(theirs);
        }

        public String label(Merge.Conflict conflict) {
            return in.label(conflict.pointer());
        }

        public List<String> mine(Merge.Conflict conflict) {
            return lines(conflict.pointer(), conflict.mine(), mine.values().text("/to"));
        }

        public List<String> theirs(Merge.Conflict conflict) {
            return lines(conflict.pointer(), conflict.theirs(), theirs.partner());
        }

        private List<String> lines(String pointer, FormValues side, String to) {
            LetterForm form = LetterForm.begun(mine.id(), side);
            return switch (pointer) {
                case "/about" -> form.items().stream().map(in::title).toList();
                case LetterForm.PROPOSAL ->
                    form.proposal().stream()
                            .flatMap(proposal -> proposal.changes().stream())
                            .map(in::inWords)
                            .toList();
                default ->
                    side.byPointer().values().stream()
                            .map(text -> switch (pointer) {
                                case "/asks" -> in.words().asks(text);
                                case "/originalLanguage", "/machine" ->
                                    in.language().nameOf(text);
                                case "/to" -> in.title(text);
                                case "/toDesk" -> in.desk(to, text);
                                case "/from/desk" -> in.desk(in.desk().own(), text);
                                default -> text;
                            })
                            .toList();
            };
        }
    }
}
