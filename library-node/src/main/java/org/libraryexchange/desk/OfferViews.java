package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.desk.FormView.Block;
import org.libraryexchange.desk.FormView.Control;
import org.libraryexchange.desk.FormView.Problem;
import org.libraryexchange.desk.LetterItems.Named;
import org.libraryexchange.desk.LetterPage.Hidden;
import org.libraryexchange.desk.OfferPage.Change;
import org.libraryexchange.desk.OfferPage.Column;
import org.libraryexchange.desk.OfferPage.LinkTo;
import org.libraryexchange.desk.OfferPage.Offered;
import org.libraryexchange.desk.TextDifference.Piece;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Translated;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.letters.OfferReader;
import org.libraryexchange.proposals.Standing;
import org.libraryexchange.proposals.Standing.State;

/** Shows what a letter offers: each change beside the text that was translated, and what stands in the item. */
@ApplicationScoped
class OfferViews {

    private static final int FEWEST_LINES = 2;
    private static final int CHARACTERS_A_LINE = 50;
    private static final int MOST_LINES = 12;

    private final OfferReader offers;
    private final DeskContext desk;

    OfferViews(OfferReader offers, DeskContext desk) {
        this.offers = offers;
        this.desk = desk;
    }

    /**
     * What somebody has filled in who decides, and why nothing was accepted.
     *
     * @param why a term; empty if nobody has tried
     */
    record Attempt(PostedForm form, String why, List<Violation> violations) {

        static final Attempt NONE = new Attempt(new PostedForm(new TreeMap<>()), "", List.of());
    }

    /** The offer of a letter in its thread; empty if it offers nothing any more. */
    Optional<Offered> offered(LetterSpeech speech, DeskLetter letter) {
        return offered(speech, letter, Attempt.NONE);
    }

    /** The same with what somebody has filled in. */
    Optional<Offered> offered(LetterSpeech speech, DeskLetter letter, Attempt attempt) {
        if (!letter.isOffer() || !letter.isSent()) {
            return Optional.empty();
        }
        return Optional.of(offers.read(letter)
                .map(offer -> new Showing(speech, letter, offer, attempt).offered())
                .orElseGet(() -> unknown(speech, letter)));
    }

    private static Offered unknown(LetterSpeech speech, DeskLetter letter) {
        return new Offered(
                letter.id().toString(),
                speech.asks(letter),
                List.of(speech.offers().unknown()),
                List.of(),
                List.of(),
                false,
                false,
                decline(speech, letter),
                "",
                List.of(),
                Optional.empty());
    }

    /** The address of the page on which the offer is declined; empty if it cannot be. */
    private static String decline(LetterSpeech speech, DeskLetter letter) {
        return letter.mayBecome(HandlingState.DECLINED)
                ? speech.desk().link(LetterViews.LETTERS + "/" + letter.id() + "/decline")
                : "";
    }

    /** The name of what a change is about. */
    static String label(LetterSpeech speech, ProposedChange change) {
        return OfferPosting.isSister(change)
                ? speech.offers().sister()
                : speech.desk().label(change.pointer());
    }

    /** A change in one line. */
    static String inWords(LetterSpeech speech, ProposedChange change) {
        return speech.desk().words().inRow(label(speech, change), text(speech, change, change.becomes()));
    }

    private static String text(LetterSpeech speech, ProposedChange change, JsonNode value) {
        if (OfferPosting.isSister(change) && value.isObject()) {
            Named named =
                    new Named(value.path("owner").asText(), value.path("id").asText(), "");
            return speech.offers()
                    .sisterOf(
                            speech.title(named),
                            speech.offers().relationOf(value.path("relation").asText()));
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** One offer for one reader. */
    private final class Showing {

        private final LetterSpeech speech;
        private final OfferMessages words;
        private final DeskLetter letter;
        private final OfferReader.Offered offer;
        private final Attempt attempt;
        private final Set<String> taken = new HashSet<>();
        private final Optional<HandlingState> state;
        private final boolean decides;
        private final List<Problem> problems = new ArrayList<>();

        private Showing(LetterSpeech speech, DeskLetter letter, OfferReader.Offered offer, Attempt attempt) {
            this.speech = speech;
            this.words = speech.offers();
            this.letter = letter;
            this.offer = offer;
            this.attempt = attempt;
            letter.handling().path("taken").forEach(pointer -> taken.add(pointer.asText()));
            this.state = letter.handled();
            this.decides = isOpen() && desk.publishes() && isPublished();
        }

        /** Whether this city can still decide about something. */
        private boolean isOpen() {
            return letter.mayBecome(HandlingState.PARTLY_ACCEPTED)
                    && offer.changes().stream()
                            .anyMatch(it -> !taken.contains(it.change().pointer()));
        }

        private boolean isPublished() {
            return offer.item().filter(it -> it.status() == Status.PUBLISHED).isPresent();
        }

        private Offered offered() {
            List<Change> changes = new ArrayList<>();
            offer.changes().forEach(standing -> changes.add(change(standing, changes.size())));
            Optional<Block> reason = decides
                    ? Optional.of(ReasonFields.of(
                            speech,
                            "/" + letter.id(),
                            FormValues.posted(attempt.form().fields()),
                            attempt.violations(),
                            problems))
                    : Optional.empty();
            attempt.violations().stream()
                    .filter(it -> !ReasonFields.has(it)
                            && offer.changes().stream().noneMatch(standing -> isAbout(it, standing.change())))
                    .forEach(it -> problems.add(new Problem(
                            "",
                            speech.desk()
                                    .words()
                                    .problem(
                                            it.pointer().isEmpty()
                                                    ? speech.desk().words().item()
                                                    : speech.desk().label(it.pointer()),
                                            speech.told(it)))));
            return new Offered(
                    letter.id().toString(),
                    speech.asks(letter),
                    lines(),
                    links(),
                    changes,
                    decides,
                    offer.changes().stream().anyMatch(this::conflicts),
                    decline(speech, letter),
                    attempt.why().isEmpty() ? "" : words.notAccepted(attempt.why()),
                    problems,
                    reason);
        }

        private boolean isAbout(Violation violation, ProposedChange change) {
            return JsonPath.of(violation.pointer()).isWithin(change.place());
        }

        private boolean conflicts(Standing standing) {
            return !taken.contains(standing.change().pointer())
                    && (standing.state() == State.MOVED || standing.state() == State.GONE);
        }

        private List<String> lines() {
            List<String> lines = new ArrayList<>();
            if (!taken.isEmpty()) {
                lines.add(words.taken(
                        taken.size(),
                        offer.changes().size(),
                        letter.handling().path("itemVersion").asText()));
            }
            if (offer.proposal().credit() != null) {
                lines.add(words.creditTo(offer.proposal().credit()));
            }
            if (offer.item().isEmpty()) {
                lines.add(words.noItem());
            } else if (isOpen() && !isPublished()) {
                lines.add(words.publishFirst());
            }
            if (isOpen() && !desk.publishes()) {
                lines.add(words.needsBoth());
            }
            return lines;
        }

        private List<LinkTo> links() {
            List<LinkTo> links = new ArrayList<>();
            offer.item().map(StoredItem::id).filter(id -> !taken.isEmpty()).ifPresent(id -> {
                links.add(new LinkTo(words.seeItem(), speech.desk().link("/items/" + id)));
                if (!letter.own()) {
                    links.add(new LinkTo(words.history(), speech.desk().link(ItemPages.address(id) + "/history")));
                }
            });
            return links;
        }

        private Change change(Standing standing, int number) {
            ProposedChange change = standing.change();
            String id = "/" + letter.id() + "/" + number;
            String label = label(speech, change);
            String term = term(standing);
            boolean isTickable = decides && List.of("open", "there", "moved").contains(term);
            List<String> errors = errors(change, label);
            String typed = attempt.form()
                    .one("text" + change.pointer())
                    .orElseGet(() -> change.becomes().asText());
            Optional<Control> text = isTickable && change.becomes().isTextual()
                    ? Optional.of(area(id, change, typed, errors))
                    : Optional.empty();
            errors.forEach(error ->
                    problems.add(new Problem(FormViews.id(id + (text.isPresent() ? "/text" : "/take")), error)));
            return new Change(
                    FormViews.id(id),
                    label,
                    term,
                    words.state(term),
                    remarks(standing, term),
                    columns(standing, term),
                    language(change),
                    pieces(standing, term),
                    isTickable ? Optional.of(box(id, change, label)) : Optional.empty(),
                    text,
                    isTickable ? hidden(standing, term) : List.of(),
                    errors);
        }

        /** A change of an own letter is open until the partner has decided about the letter. */
        private String term(Standing standing) {
            if (taken.contains(standing.change().pointer())) {
                return "taken";
            }
            if (state.filter(it -> it.hasTaken() || it == HandlingState.DECLINED)
                            .isPresent()
                    && !decides) {
                return "left";
            }
            return letter.own() ? "open" : standing.state().name().toLowerCase(Locale.ROOT);
        }

        private List<String> errors(ProposedChange change, String label) {
            return attempt.violations().stream()
                    .filter(it -> isAbout(it, change))
                    .map(it -> speech.desk().words().problem(label, speech.told(it)))
                    .toList();
        }

        private List<String> remarks(Standing standing, String term) {
            List<String> remarks = new ArrayList<>();
            if (standing.change().machine() != null) {
                remarks.add(words.byMachine());
            }
            if (term.equals("moved")) {
                remarks.add(words.movedChange());
            }
            if (term.equals("gone") && offer.item().isPresent()) {
                remarks.add(words.goneChange());
            }
            if (!term.equals("taken") && isSourceMoved(standing)) {
                remarks.add(words.sourceMoved());
            }
            return remarks;
        }

        private boolean isSourceMoved(Standing standing) {
            return standing.source().isTextual()
                    && !Translated.fingerprint(standing.source().textValue())
                            .equals(standing.change().source().sha256());
        }

        private List<Column> columns(Standing standing, String term) {
            List<Column> columns = new ArrayList<>();
            if (standing.source().isTextual()) {
                String language =
                        JsonPath.of(standing.change().source().pointer()).last();
                columns.add(new Column(
                        words.original(speech.language().nameOf(language)),
                        language,
                        standing.source().textValue()));
            }
            if (term.equals("moved") && !standing.then().isMissingNode()) {
                columns.add(column(words.then(), standing.change(), standing.then()));
            }
            if (isCompared(standing, term)) {
                columns.add(column(words.now(), standing.change(), standing.now()));
            }
            return columns;
        }

        private Column column(String label, ProposedChange change, JsonNode value) {
            return new Column(label, language(change), text(speech, change, value));
        }

        private boolean isCompared(Standing standing, String term) {
            return List.of("open", "moved").contains(term) && !standing.now().isMissingNode();
        }

        private List<Piece> pieces(Standing standing, String term) {
            ProposedChange change = standing.change();
            String offered = text(speech, change, change.becomes());
            return isCompared(standing, term)
                    ? TextDifference.between(text(speech, change, standing.now()), offered, language(change))
                    : List.of(new Piece("same", offered));
        }

        /** The language of the text; the page's if it has none. */
        private String language(ProposedChange change) {
            String last = change.place().last();
            return change.becomes().isTextual()
                            && LanguageTag.canonical(last).filter(last::equals).isPresent()
                    ? last
                    : speech.language().tag();
        }

        private Control area(String id, ProposedChange change, String typed, List<String> errors) {
            return new Control(
                    FormViews.id(id + "/text"),
                    "text" + change.pointer(),
                    "area",
                    words.becomes(),
                    language(change),
                    typed,
                    Math.min(MOST_LINES, FEWEST_LINES + typed.length() / CHARACTERS_A_LINE),
                    false,
                    List.of(),
                    errors);
        }

        private Control box(String id, ProposedChange change, String label) {
            return new Control(
                    FormViews.id(id + "/take"),
                    "take",
                    "checkbox",
                    words.accept(label),
                    "",
                    change.pointer(),
                    0,
                    attempt.form().all("take").contains(change.pointer()),
                    List.of(),
                    List.of());
        }

        private List<Hidden> hidden(Standing standing, String term) {
            String pointer = standing.change().pointer();
            return term.equals("moved")
                    ? List.of(new Hidden(
                            "now" + pointer,
                            StrictJson.mapper().valueToTree(standing.now()).toString()))
                    : List.of(new Hidden("open", pointer));
        }
    }

    /** The text that somebody has typed over an offered one; empty if it is as it was offered. */
    static Optional<JsonNode> edited(PostedForm form, ProposedChange change) {
        return form.one("text" + change.pointer())
                .map(OfferItem::plain)
                .filter(text -> change.becomes().isTextual()
                        && !text.equals(OfferItem.plain(change.becomes().textValue())))
                .map(TextNode::valueOf);
    }
}
