package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Translated;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.letters.OfferReader;
import org.libraryexchange.letters.proposals.ChangeComparison;
import org.libraryexchange.letters.proposals.ChangeComparison.State;
import org.libraryexchange.pages.desk.TextDifference.Piece;
import org.libraryexchange.pages.signin.StaffFrame;

/**
 * What a letter offers, in its place in the thread.
 *
 * @param offer empty if this version of the node does not know something in it
 * @param publishes whether the person may publish
 */
record OfferDecision(
        LetterTexts in,
        LetterRecord letter,
        Optional<OfferReader.Offer> offer,
        Attempt attempt,
        boolean publishes,
        Problems problems) {

    /** What a letter offers; empty if that is nothing any more. */
    static Optional<OfferDecision> of(
            LetterTexts in, LetterRecord letter, OfferReader offers, Attempt attempt, boolean publishes) {
        if (!letter.isOffer() || !letter.isSent()) {
            return Optional.empty();
        }
        Problems problems = new Problems(
                attempt.violations(),
                in::problem,
                pointer ->
                        pointer.isEmpty() ? in.desk().words().item() : in.desk().label(pointer));
        return Optional.of(new OfferDecision(in, letter, offers.read(letter), attempt, publishes, problems).placed());
    }

    /**
     * What somebody has filled in who decides, and why nothing was accepted.
     *
     * @param why a term; empty if nobody has tried
     */
    record Attempt(PostedForm form, String why, List<Violation> violations) {

        static final Attempt NONE = new Attempt(new PostedForm(new TreeMap<>()), "", List.of());

        /** What is typed. */
        public FormValues typed() {
            return FormValues.posted(form.fields());
        }
    }

    /** The page of one letter whose offer could not be accepted as somebody wanted. */
    record DecisionPage(StaffFrame frame, String back, OfferDecision offered) {}

    private static final int FEWEST_LINES = 2;
    private static final int CHARACTERS_A_LINE = 50;
    private static final int MOST_LINES = 12;

    private List<ChangeComparison> comparisons() {
        return offer.map(OfferReader.Offer::changes).orElse(List.of());
    }

    public Optional<StoredItem> item() {
        return offer.flatMap(OfferReader.Offer::item);
    }

    /** Whether this city can still decide about something. */
    public boolean isOpen() {
        List<String> taken = letter.taken();
        return letter.mayBecome(HandlingState.PARTLY_ACCEPTED)
                && comparisons().stream()
                        .anyMatch(it -> !taken.contains(it.change().pointer()));
    }

    public boolean isPublished() {
        return item().filter(it -> it.status() == Status.PUBLISHED).isPresent();
    }

    /** Whether this person can decide about something now. */
    public boolean decides() {
        return isOpen() && publishes && isPublished();
    }

    public boolean isDeclinable() {
        return letter.mayBecome(HandlingState.DECLINED);
    }

    /** Whether some changes cannot be accepted without a look at them. */
    public boolean isConflicting() {
        List<String> taken = letter.taken();
        return comparisons().stream()
                .filter(it -> !taken.contains(it.change().pointer()))
                .anyMatch(it -> it.state() == State.MOVED || it.state() == State.GONE);
    }

    /** What the ids of elements begin with, since a page may have several offers. */
    public String place() {
        return "/" + letter.id();
    }

    public List<Change> changes() {
        return IntStream.range(0, comparisons().size())
                .mapToObj(i -> change(comparisons().get(i), i))
                .toList();
    }

    private Change change(ChangeComparison comparison, int number) {
        String term = term(comparison);
        boolean isTickable = decides() && List.of("open", "there", "moved").contains(term);
        return new Change(this, comparison, place() + "/" + number, term, isTickable);
    }

    /** A change of an own letter is open until the partner has decided about the letter. */
    private String term(ChangeComparison comparison) {
        if (letter.taken().contains(comparison.change().pointer())) {
            return "taken";
        }
        boolean isDecided = letter.handled()
                .filter(it -> it.hasTaken() || it == HandlingState.DECLINED)
                .isPresent();
        if (isDecided && !decides()) {
            return "left";
        }
        return letter.isOwn() ? "open" : comparison.state().name().toLowerCase(Locale.ROOT);
    }

    /** Puts what is wrong with what somebody has filled in beside its fields. */
    private OfferDecision placed() {
        changes()
                .forEach(change -> problems.place(
                        change.isText() ? change.textId() : change.boxId(), change.label(), change::isMeant));
        if (decides()) {
            in.place(problems, place(), "reason", in.desk().languages());
        }
        return this;
    }

    /**
     * One offered change.
     *
     * @param place what the ids of its elements are made from
     * @param term how it and the item are to each other
     * @param isTickable whether this person can accept it
     */
    record Change(OfferDecision decision, ChangeComparison comparison, String place, String term, boolean isTickable) {

        public String id() {
            return FormValues.id(place);
        }

        public String boxId() {
            return FormValues.id(place + "/take");
        }

        public String textId() {
            return FormValues.id(place + "/text");
        }

        public String pointer() {
            return comparison.change().pointer();
        }

        /** The name of what it is about. */
        public String label() {
            return decision.in().label(comparison.change());
        }

        /** Whether the text that was translated is another one now. */
        public boolean isSourceMoved() {
            return hasSource()
                    && !Translated.fingerprint(source())
                            .equals(comparison.change().source().sha256());
        }

        public boolean hasSource() {
            return comparison.source().isTextual();
        }

        /** The text that was translated, as it is now. */
        public String source() {
            return comparison.source().textValue();
        }

        public String sourceLanguage() {
            return JsonPath.of(comparison.change().source().pointer()).last();
        }

        /** Whether the item said something else when this was offered. */
        public boolean hasMoved() {
            return term.equals("moved") && !comparison.then().isMissingNode();
        }

        /** Whether the offered value is shown beside what stands there. */
        public boolean isCompared() {
            return List.of("open", "moved").contains(term) && !comparison.now().isMissingNode();
        }

        public String then() {
            return text(comparison.then());
        }

        public String now() {
            return text(comparison.now());
        }

        private String text(JsonNode value) {
            return decision.in().text(comparison.change(), value);
        }

        /** What is offered, with how it differs from what stands there. */
        public List<Piece> pieces() {
            String becomes = text(comparison.change().becomes());
            return isCompared()
                    ? TextDifference.between(now(), becomes, language())
                    : List.of(new Piece("same", becomes));
        }

        /** The language of the text; the page's if it has none. */
        public String language() {
            String last = comparison.change().place().last();
            return comparison.change().becomes().isTextual() && FormValues.isLanguage(last)
                    ? last
                    : decision.in().language().tag();
        }

        /** Whether it can be edited before it is accepted. */
        public boolean isText() {
            return isTickable && comparison.change().becomes().isTextual();
        }

        public String typed() {
            return decision.attempt()
                    .form()
                    .one("text" + pointer())
                    .orElseGet(() -> comparison.change().becomes().asText());
        }

        public int lines() {
            return Math.min(MOST_LINES, FEWEST_LINES + typed().length() / CHARACTERS_A_LINE);
        }

        /** What stands there, for whoever decides. */
        public String nowJson() {
            return StrictJson.mapper().valueToTree(comparison.now()).toString();
        }

        private boolean isMeant(String member) {
            return JsonPath.of(member).isWithin(comparison.change().place());
        }
    }
}
