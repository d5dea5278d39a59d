package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.desk.FormView.Block;
import org.libraryexchange.desk.FormView.Control;
import org.libraryexchange.desk.FormView.Option;
import org.libraryexchange.desk.FormView.Problem;
import org.libraryexchange.desk.LetterFormViews.Said;
import org.libraryexchange.desk.LetterItems.Named;
import org.libraryexchange.desk.LetterPage.Hidden;
import org.libraryexchange.desk.OfferItem.TextPlace;
import org.libraryexchange.desk.OfferPage.Candidate;
import org.libraryexchange.desk.OfferPage.Editor;
import org.libraryexchange.desk.OfferPage.Row;
import org.libraryexchange.desk.OfferPage.SisterRow;
import org.libraryexchange.desk.OfferPage.Translation;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.proposals.StaleTexts;
import org.libraryexchange.web.Language;

/** Shows the form of a letter that offers texts for a partner's item, or sister items. */
@ApplicationScoped
class OfferEditorViews {

    private static final String CHANGES = LetterForm.PROPOSAL + "/changes";
    private static final int LONG_TEXT = 100;
    private static final int LINES_OF_LONG_TEXT = 4;

    private final Offers offers;
    private final OfferSisters sisters;
    private final LetterFormViews letters;

    OfferEditorViews(Offers offers, OfferSisters sisters, LetterFormViews letters) {
        this.offers = offers;
        this.sisters = sisters;
        this.letters = letters;
    }

    Editor editor(LetterSpeech speech, LetterForm form, Proposal proposal, Said said) {
        return new Showing(speech, form, proposal, said).editor();
    }

    private final class Showing {

        private final LetterSpeech speech;
        private final OfferMessages words;
        private final LetterForm form;
        private final Proposal proposal;
        private final Said said;
        private final OfferItem item;
        private final Map<String, ProposedChange> changes;
        private final Set<String> shown = new LinkedHashSet<>();
        private final List<JsonPath> stale;
        private final List<Problem> problems = new ArrayList<>();

        private Showing(LetterSpeech speech, LetterForm form, Proposal proposal, Said said) {
            this.speech = speech;
            this.words = speech.offers();
            this.form = form;
            this.proposal = proposal;
            this.said = said;
            this.item = offers.item(proposal);
            this.changes = proposal.changes().stream()
                    .collect(Collectors.toMap(ProposedChange::pointer, it -> it, (one, other) -> one, TreeMap::new));
            this.stale = StaleTexts.of(item.document());
        }

        private Editor editor() {
            List<Row> texts = item.texts().stream().map(this::row).toList();
            Block credit = credit();
            problems.addAll(general());
            LetterPage.Form letter = letters.form(speech, form, said.without(LetterForm.PROPOSAL));
            problems.addAll(letter.problems());
            return new Editor(
                    letter,
                    problems,
                    speech.card(named()),
                    notices(),
                    hidden(),
                    // An offer goes to the item's city and asks to be looked at.
                    letter.who().stream()
                            .filter(block -> block.controls().stream()
                                    .noneMatch(it -> List.of("/to", "/asks").contains(it.name())))
                            .toList(),
                    to(),
                    texts,
                    sisterRows(),
                    sisterWords(),
                    relation(),
                    candidates(),
                    form.offering().words().isEmpty() ? "" : words.notFound(),
                    others(),
                    credit);
        }

        private Named named() {
            return new Named(
                    form.values().text("/to"),
                    item.id().toString(),
                    Long.toString(item.version().version()));
        }

        private List<String> notices() {
            List<String> notices = new ArrayList<>();
            if (item.isGone()) {
                notices.add(words.itemGone());
            } else if (!item.published()) {
                notices.add(words.itemWithdrawn());
            }
            if (form.offering().moved()) {
                notices.add(words.moved(Long.toString(item.version().version())));
            }
            return notices;
        }

        /** What the letter says that this page has no field for. */
        private List<Hidden> hidden() {
            List<Hidden> hidden = new ArrayList<>();
            hidden.add(new Hidden("offer", item.id().toString()));
            hidden.add(new Hidden(OfferPosting.VERSION, Offers.version(item.version())));
            form.values().byPointer().forEach((pointer, text) -> {
                if (pointer.matches("/(to|asks|thread|inReplyTo|(about|links)/.*)")) {
                    hidden.add(new Hidden(pointer, text));
                }
            });
            changes.values().stream()
                    .filter(change -> !shown.contains(change.pointer()))
                    .forEach(change -> hidden.add(new Hidden(OfferPosting.KEPT, json(change))));
            return hidden;
        }

        private static String json(ProposedChange change) {
            return new String(CanonicalJson.bytes(StrictJson.mapper().valueToTree(change)), StandardCharsets.UTF_8);
        }

        private Block to() {
            String to = form.offering().to();
            Set<String> tags = new LinkedHashSet<>();
            Stream.of(Language.values()).map(Language::tag).forEach(tags::add);
            tags.addAll(item.languages());
            tags.add(to);
            return LetterFormViews.block(
                    "f-offer-to-block",
                    "choice",
                    "",
                    words.languageHint(),
                    select(
                            "f-offer-to",
                            "offer.to",
                            words.language(),
                            tags.stream()
                                    .map(tag ->
                                            new Option(tag, speech.language().nameOf(tag), tag.equals(to)))
                                    .toList()));
        }

        private static Control select(String id, String name, String label, List<Option> options) {
            return new Control(id, name, "select", label, "", "", 0, false, options, List.of());
        }

        private Row row(TextPlace text) {
            String original = item.original();
            String to = form.offering().to();
            JsonPath source = text.place().child(original);
            JsonPath place = text.place().child(to);
            List<Hidden> remembered = new ArrayList<>();
            remembered.add(remembered(source));
            Optional<Translation> translation = Optional.empty();
            if (!to.equals(original)) {
                remembered.add(remembered(place));
                translation = Optional.of(new Translation(field(text, place, languageOf(to)), machine(place)));
            }
            return new Row(
                    id(text.place()),
                    speech.desk().label(text.place().toString()),
                    item.text(source),
                    original,
                    words.original(languageOf(original)),
                    remarks(text.place(), place),
                    remembered,
                    translation,
                    field(text, source, words.corrected(languageOf(original))),
                    translation.isEmpty() || changes.containsKey(source.toString()));
        }

        private String languageOf(String tag) {
            return speech.language().nameOf(tag);
        }

        private Hidden remembered(JsonPath place) {
            shown.add(place.toString());
            return new Hidden(OfferPosting.WAS + place, OfferPosting.shown(item, place));
        }

        private List<String> remarks(JsonPath text, JsonPath place) {
            List<String> remarks = new ArrayList<>();
            if (stale.contains(place)) {
                remarks.add(words.stale());
            }
            if (form.offering().movedTexts().contains(text.toString())) {
                remarks.add(words.movedText());
            }
            return remarks;
        }

        private Control field(TextPlace text, JsonPath place, String label) {
            String value = Optional.ofNullable(changes.get(place.toString()))
                    .map(change -> change.becomes().asText())
                    .orElseGet(() -> item.text(place));
            boolean isLine = text.lines() == 1
                    && item.text(text.place().child(item.original())).length() < LONG_TEXT
                    && value.indexOf('\n') < 0;
            return new Control(
                    id(place),
                    OfferPosting.TEXT + place,
                    isLine ? "text" : "area",
                    label,
                    place.last(),
                    value,
                    Math.max(text.lines(), LINES_OF_LONG_TEXT),
                    false,
                    List.of(),
                    errors(place));
        }

        private static String id(JsonPath place) {
            return FormViews.id("/offer" + place);
        }

        private List<String> errors(JsonPath place) {
            ProposedChange change = changes.get(place.toString());
            if (change == null) {
                return List.of();
            }
            int at = proposal.changes().indexOf(change);
            List<String> errors = violations(CHANGES + "/" + at + "/")
                    .map(violation ->
                            speech.desk().words().problem(speech.desk().label(place.toString()), told(violation)))
                    .toList();
            errors.forEach(error -> problems.add(new Problem(id(place), error)));
            return errors;
        }

        private Stream<Violation> violations(String prefix) {
            return said.violations().stream()
                    .filter(violation -> violation.pointer().startsWith(prefix));
        }

        private String told(Violation violation) {
            return violation.rule().equals("no-removal") ? words.refused("removal") : speech.told(violation);
        }

        private Control machine(JsonPath place) {
            boolean ticked = Optional.ofNullable(changes.get(place.toString()))
                    .filter(change -> change.machine() != null)
                    .isPresent();
            return new Control(
                    id(place) + "-machine",
                    OfferPosting.MACHINE + place,
                    "checkbox",
                    words.machine(),
                    "",
                    "true",
                    0,
                    ticked,
                    List.of(),
                    List.of());
        }

        private Block credit() {
            List<String> errors = violations(LetterForm.PROPOSAL + "/credit")
                    .map(violation -> speech.desk().words().problem(words.credit(), speech.told(violation)))
                    .toList();
            errors.forEach(error -> problems.add(new Problem("f-offer-credit", error)));
            return LetterFormViews.block(
                    "f-offer-credit-block",
                    "line",
                    "",
                    words.creditHint(),
                    new Control(
                            "f-offer-credit",
                            OfferPosting.CREDIT,
                            "text",
                            words.credit(),
                            "",
                            Optional.ofNullable(proposal.credit()).orElse(""),
                            0,
                            false,
                            List.of(),
                            errors));
        }

        /** What is wrong with the offer and belongs to no field that is shown. */
        private List<Problem> general() {
            return violations(LetterForm.PROPOSAL)
                    .filter(violation -> !violation.pointer().startsWith(LetterForm.PROPOSAL + "/credit"))
                    .filter(violation -> proposal.changes().stream()
                            .filter(change -> shown.contains(change.pointer()))
                            .noneMatch(change -> violation
                                    .pointer()
                                    .startsWith(
                                            CHANGES + "/" + proposal.changes().indexOf(change) + "/")))
                    .map(violation -> new Problem(
                            violation.rule().equals("min-items") ? "texts" : "",
                            violation.rule().equals("min-items")
                                    ? words.refused("nothing")
                                    : speech.desk().words().problem(words.proposal(), told(violation))))
                    .toList();
        }

        private List<SisterRow> sisterRows() {
            return proposal.changes().stream()
                    .filter(OfferPosting::isSister)
                    .map(change -> new SisterRow(
                            change.pointer(),
                            speech.title(new Named(
                                    change.becomes().path("owner").asText(),
                                    change.becomes().path("id").asText(),
                                    "")),
                            words.relationOf(change.becomes().path("relation").asText())))
                    .toList();
        }

        private Block sisterWords() {
            return LetterFormViews.block(
                    "f-offer-words-block",
                    "line",
                    "",
                    words.sisterWordsHint(),
                    new Control(
                            "f-offer-words",
                            "offer.words",
                            "text",
                            words.sisterWords(),
                            "",
                            form.offering().words(),
                            0,
                            false,
                            List.of(),
                            List.of()));
        }

        private Block relation() {
            return LetterFormViews.block(
                    "f-offer-relation-block",
                    "choice",
                    "",
                    "",
                    select(
                            "f-offer-relation",
                            "offer.relation",
                            words.relation(),
                            Stream.of("same", "counterpart")
                                    .map(term -> new Option(
                                            term,
                                            words.relationOf(term),
                                            term.equals(form.offering().relation())))
                                    .toList()));
        }

        private List<Candidate> candidates() {
            return sisters.candidates(form.offering().words(), speech.desk().visit()).stream()
                    .map(this::candidate)
                    .toList();
        }

        private Candidate candidate(ObjectNode document) {
            return new Candidate(
                    document.path("id").asText(),
                    speech.desk().title(FormValues.of(document)),
                    speech.desk().terms().kind(document.path("kind").asText()));
        }

        /** What the letter offers besides, such as texts in a language that is not shown. */
        private List<String> others() {
            return changes.values().stream()
                    .filter(change -> !shown.contains(change.pointer()) && !OfferPosting.isSister(change))
                    .map(change -> words.also(OfferViews.inWords(speech, change)))
                    .toList();
        }
    }
}
