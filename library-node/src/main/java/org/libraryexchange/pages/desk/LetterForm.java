package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.letter.Concerns;
import org.libraryexchange.letter.LetterContent;
import org.libraryexchange.letter.LetterDraft;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.pages.desk.LetterItems.ItemReference;
import org.libraryexchange.pages.desk.Merge.Conflict;

/**
 * What somebody types in the form of a letter. Its fields are named as those of an item's form: by the pointers of the
 * members that they fill.
 *
 * @param id of the draft, chosen when the form was first shown
 * @param base entity tag of the draft that the person began from; empty if it is not saved yet
 * @param values with the person's name only if it is to be shown
 * @param name as typed
 * @param named whether the name is to be shown
 * @param addItem an item to add, as typed
 * @param offering how the part of the form with an offer stands; {@link OfferForm#NONE} if there is none
 */
record LetterForm(
        UUID id, String base, FormValues values, String name, boolean named, String addItem, OfferForm offering) {

    static final String ADDRESSEE = "addressee";

    private static final String NAME = "/from/name";
    private static final String CONCERNS = "/concerns";

    /** What the letter proposes, as canonical JSON. */
    static final String PROPOSAL = "/proposal";

    /** Sentences of the desk. A draft's texts begin with them; the fields have only what people add. */
    static final String STANDARD = "/standard";

    /** What the node says of a letter's place in a conversation. */
    private static final Set<String> PLACE = Set.of("/thread", "/inReplyTo");

    /**
     * A city, or one of its desks. With several partners both are one field, since a page without a script cannot offer
     * other desks when somebody chooses another city.
     *
     * @param city empty if none is chosen
     * @param desk empty for the usual one
     */
    record Addressee(String city, String desk) {

        static Addressee of(String text) {
            int slash = text.indexOf('/');
            return slash < 0
                    ? new Addressee(text, "")
                    : new Addressee(text.substring(0, slash), text.substring(slash + 1));
        }

        static Addressee of(FormValues values) {
            return new Addressee(values.text("/to"), values.text("/toDesk"));
        }

        /** The chosen desk of a city; empty if none of it is. */
        public String deskIn(String other) {
            return city.equals(other) ? desk : "";
        }

        FormValues in(FormValues values) {
            return values.with("/to", city).with("/toDesk", desk);
        }
    }

    public String address() {
        return LetterViews.LETTERS + "/drafts/" + id;
    }

    static LetterForm begun(UUID id, FormValues values) {
        return new LetterForm(id, "", values, "", false, "", OfferForm.NONE);
    }

    static LetterForm of(LetterRecord draft) {
        FormValues values = values(draft);
        String name = values.text(NAME);
        return new LetterForm(
                draft.id(), draft.document().entityTag(), values, name, !name.isEmpty(), "", OfferForm.NONE);
    }

    /** The fields of a draft. What it proposes is one of them. */
    static FormValues values(LetterRecord draft) {
        ObjectNode document = draft.document().tree().deepCopy();
        JsonNode proposal = document.path("proposal");
        document.remove("proposal");
        FormValues values = FormValues.of(document);
        for (String tag : values.languages(STANDARD)) {
            values = values.with("/text/" + tag, draft.words(tag));
        }
        return proposal.isObject() ? values.with(PROPOSAL, canonical(proposal)) : values;
    }

    private static String canonical(JsonNode proposal) {
        return new String(CanonicalJson.bytes(proposal), StandardCharsets.UTF_8);
    }

    /** The same form with another offer. */
    LetterForm with(Proposal proposal, OfferForm typed) {
        FormValues others = values.with(PROPOSAL, canonical(StrictJson.mapper().valueToTree(proposal)));
        for (int row = 0; row < items().size(); row++) {
            if (items().get(row).id().equals(proposal.item().toString())) {
                others = others.with(
                        "/about/" + row + "/version",
                        Long.toString(proposal.base().version()));
            }
        }
        return new LetterForm(id, base, others, name, named, addItem, typed);
    }

    /** What the letter proposes; empty if it is a letter and nothing else. */
    Optional<Proposal> proposal() {
        try {
            return values.text(PROPOSAL).isEmpty()
                    ? Optional.empty()
                    : Optional.of(Binding.bindStored(tree(values.text(PROPOSAL)), Proposal.class));
        } catch (InvalidItemException e) {
            return Optional.empty();
        }
    }

    private static JsonNode tree(String proposal) throws InvalidItemException {
        try {
            return StrictJson.tree(proposal.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new InvalidItemException(PROPOSAL, "type", "must be an object", null);
        }
    }

    static LetterForm posted(UUID id, PostedForm form) {
        String name = form.one("name").orElse("").strip();
        boolean named = form.one("named").isPresent();
        FormValues typed = FormValues.posted(form.fields()).with(NAME, named ? name : "");
        boolean isUsual = typed.text(CONCERNS).equals(Concerns.ITEM.term());
        FormValues fields = isUsual ? typed.with(CONCERNS, "") : typed;
        FormValues values = form.one(ADDRESSEE)
                .map(addressee -> Addressee.of(addressee).in(fields))
                .orElse(fields);
        return new LetterForm(
                id,
                form.one("base").orElse(""),
                values,
                name,
                named,
                form.one("addItem").orElse("").strip(),
                OfferForm.NONE);
    }

    LetterForm with(FormValues others) {
        String shown = others.text(NAME);
        return new LetterForm(id, base, others, shown.isEmpty() ? name : shown, !shown.isEmpty(), addItem, offering);
    }

    LetterForm onto(String otherBase) {
        return new LetterForm(id, otherBase, values, name, named, addItem, offering);
    }

    /** The same text as a letter of its own. */
    LetterForm anew(UUID otherId) {
        return new LetterForm(otherId, "", values, name, named, addItem, offering);
    }

    /** Whether the conversation has begun, which stays with one partner. */
    boolean continues() {
        return PLACE.stream().anyMatch(pointer -> !values.text(pointer).isEmpty());
    }

    /** The languages of the pages, and those that there are besides. */
    static Set<String> languages(Stream<String> others) {
        return Stream.concat(Stream.of(Language.values()).map(Language::tag), others.filter(tag -> !tag.isEmpty()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The languages of the pages, and those that the draft has besides. */
    Set<String> languages() {
        return languages(Stream.of(
                        values.languages("/subject"),
                        values.languages("/text"),
                        Set.of(values.text("/originalLanguage")))
                .flatMap(Set::stream));
    }

    public List<ItemReference> items() {
        return IntStream.range(0, values.rows("/about"))
                .mapToObj(row -> "/about/" + row)
                .map(row -> new ItemReference(
                        values.text(row + "/owner"), values.text(row + "/id"), values.text(row + "/version")))
                .toList();
    }

    /** The same form with one more item; unchanged if it is there already. */
    LetterForm withItem(ItemReference item) {
        boolean isThere = items().stream()
                .anyMatch(other ->
                        other.owner().equals(item.owner()) && other.id().equals(item.id()));
        String row = "/about/" + values.rows("/about");
        FormValues more = isThere ? values : with(values, row, item);
        return new LetterForm(id, base, more, name, named, "", offering);
    }

    static FormValues with(FormValues values, String row, ItemReference item) {
        return values.with(row + "/owner", item.owner())
                .with(row + "/id", item.id())
                .with(row + "/version", item.version());
    }

    /** Fields and whole lists in which a draft differs, apart from the letter's place in a conversation. */
    List<Conflict> differences(LetterRecord draft) {
        return Merge.differences(values, values(draft)).stream()
                .filter(conflict -> !PLACE.contains(conflict.pointer()))
                .toList();
    }

    /** What is wrong before the letter's rules are asked. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (named && name.isEmpty()) {
            violations.add(new Violation(NAME, "required", "must be present", null));
        }
        List<ProposedChange> changes = proposal().map(Proposal::changes).orElse(List.of());
        for (int i = 0; i < changes.size(); i++) {
            if (OfferPosting.isEmptied(changes.get(i))) {
                violations.add(new Violation(
                        PROPOSAL + "/changes/" + i + "/becomes", "no-removal", "must not be emptied", null));
            }
        }
        return violations;
    }

    /** The draft as a client would send it. */
    LetterDraft draft() throws InvalidItemException {
        ObjectNode document = whole().with(PROPOSAL, "").plain();
        if (!values.text(PROPOSAL).isEmpty()) {
            document.set("proposal", tree(values.text(PROPOSAL)));
        }
        for (JsonNode about : document.path("about")) {
            String version = about.path("version").asText();
            if (about instanceof ObjectNode item && version.matches("[0-9]{1,16}")) {
                item.put("version", Long.parseLong(version));
            }
        }
        return LetterDraft.of(document);
    }

    /** Everything by the names of fields, for a page that shows none of it. */
    public Map<String, String> hidden() {
        Map<String, String> all = new TreeMap<>(values.with(NAME, "").byPointer());
        all.put("name", name);
        if (named) {
            all.put("named", "true");
        }
        return all;
    }

    /**
     * The fields of the letter's document: each text with its standard sentences, and, if somebody has written in one
     * language only, that as the original one.
     */
    private FormValues whole() {
        FormValues whole = values;
        Set<String> written = values.languages("/text");
        String original = "/originalLanguage";
        if (written.size() == 1 && values.languages(STANDARD).isEmpty()) {
            whole = whole.with(original, written.iterator().next());
        }
        for (String tag : values.languages(STANDARD)) {
            String text = Stream.of(values.text(STANDARD + "/" + tag), values.text("/text/" + tag))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(LetterContent.PARAGRAPH));
            whole = whole.with("/text/" + tag, text);
        }
        return whole;
    }

    /**
     * What a form says of an offer besides the offer itself.
     *
     * @param to language in which somebody writes; empty if nobody has chosen one
     * @param words by which somebody looks for a sister item, as typed
     * @param relation chosen for a sister item, as a term
     * @param moved whether the item has changed since the form was shown
     * @param movedTexts pointers of the texts, without the language, that have changed
     */
    record OfferForm(String to, String words, String relation, boolean moved, Set<String> movedTexts) {

        static final OfferForm NONE = new OfferForm("", "", "same", false, Set.of());

        OfferForm into(String language) {
            return new OfferForm(language, words, relation, moved, movedTexts);
        }

        OfferForm moved(Set<String> texts) {
            return new OfferForm(to, words, relation, true, texts);
        }

        static OfferForm of(PostedForm form, boolean moved, Set<String> movedTexts) {
            return new OfferForm(
                    form.one("offer.to").filter(FormValues::isLanguage).orElse(""),
                    form.one("offer.words").orElse("").strip(),
                    form.one("offer.relation").orElse(NONE.relation),
                    moved,
                    movedTexts);
        }

        /** The same once the item that somebody looked for is found. */
        OfferForm found() {
            return new OfferForm(to, "", relation, moved, movedTexts);
        }
    }
}
