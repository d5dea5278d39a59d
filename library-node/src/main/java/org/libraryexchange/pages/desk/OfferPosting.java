package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Sister;
import org.libraryexchange.item.Translated;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letter.Sort;
import org.libraryexchange.letters.proposals.StaleTexts;

/**
 * Puts what somebody has typed in an offer onto the item as it is now. The form has a fingerprint of each text that it
 * showed, so that only what the person has changed becomes a change, even if the item has changed meanwhile.
 */
final class OfferPosting {

    /** Names of fields. What follows the first three is the pointer of a text with its language. */
    static final String TEXT = "offer.text";

    static final String WAS = "offer.was";
    static final String MACHINE = "offer.machine";
    static final String KEPT = "offer.kept";
    static final String VERSION = "offer.version";
    static final String CREDIT = "offer.credit";

    private static final String SISTERS = "/sisters/";

    private final OfferItem item;
    private final Map<String, ProposedChange> changes = new LinkedHashMap<>();
    private final Set<String> moved = new TreeSet<>();

    private OfferPosting(OfferItem item) {
        this.item = item;
    }

    /**
     * A form put onto an item.
     *
     * @param moved pointers of the texts, without the language, that are others now than the form showed
     */
    record Result(Proposal proposal, Set<String> moved) {}

    static Result of(PostedForm form, OfferItem item) {
        OfferPosting posting = new OfferPosting(item);
        form.fields().forEach((name, values) -> {
            if (name.startsWith(TEXT + "/") && isPointer(name.substring(TEXT.length()))) {
                posting.text(name.substring(TEXT.length()), values.get(0), form);
            }
        });
        form.all(KEPT).forEach(posting::kept);
        String credit = OfferItem.plain(form.one(CREDIT).orElse(""));
        return new Result(posting.proposal(credit), posting.moved);
    }

    /** A proposal that was made for another version, put onto the item as it is now. */
    static Proposal onto(Proposal proposal, OfferItem item) {
        OfferPosting posting = new OfferPosting(item);
        proposal.changes().forEach(posting::add);
        return posting.proposal(proposal.credit() == null ? "" : proposal.credit());
    }

    private static boolean isPointer(String text) {
        return text.matches("(/[A-Za-z0-9-]{1,35}){2,10}");
    }

    private void text(String pointer, String typed, PostedForm form) {
        JsonPath place = JsonPath.of(pointer);
        String text = OfferItem.plain(typed);
        String[] was = form.one(WAS + pointer).orElse(" ").split(" ", -1);
        if (!was[0].equals(fingerprint(item.text(place))) || !was[was.length - 1].equals(source(place))) {
            moved.add(place.parent().toString());
        }
        if (!fingerprint(text).equals(was[0])) {
            boolean machine = form.one(MACHINE + pointer).isPresent();
            add(new ProposedChange(pointer, null, TextNode.valueOf(text), null, machine));
        }
    }

    /** What a form says of a text that it shows. */
    static String shown(OfferItem item, JsonPath place) {
        OfferPosting posting = new OfferPosting(item);
        return fingerprint(item.text(place)) + " " + posting.source(place);
    }

    private String source(JsonPath place) {
        return fingerprint(item.text(place.parent().child(item.original())));
    }

    private static String fingerprint(String text) {
        return text.isEmpty() ? "" : Translated.fingerprint(text);
    }

    private void kept(String json) {
        try {
            JsonNode change = StrictJson.tree(json.getBytes(StandardCharsets.UTF_8));
            if (change.path("pointer").asText().startsWith("/") && change.has("becomes")) {
                add(Binding.bindStored(change, ProposedChange.class));
            }
        } catch (MalformedJsonException | InvalidItemException | IllegalArgumentException e) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The form holds a change that is none.");
        }
    }

    /** Adds a change unless the item says the same already. A sister goes to the end of the item's list. */
    private void add(ProposedChange change) {
        String pointer = change.pointer();
        JsonNode now = change.place().in(item.document());
        if (pointer.startsWith(SISTERS)) {
            long ahead = changes.keySet().stream()
                    .filter(it -> it.startsWith(SISTERS))
                    .count();
            String next = SISTERS + (item.sisters().count() + ahead);
            changes.put(next, new ProposedChange(next, null, change.becomes(), null, null));
        } else if (!now.equals(change.becomes()) && !(now.isMissingNode() && isEmptied(change))) {
            JsonNode was = now.isMissingNode() ? null : now;
            changes.put(pointer, new ProposedChange(pointer, was, change.becomes(), null, change.machine()));
        }
    }

    /** Whether somebody has emptied the field. An offer cannot remove a text. */
    static boolean isEmptied(ProposedChange change) {
        return change.becomes().isTextual() && change.becomes().textValue().isEmpty();
    }

    private Proposal proposal(String credit) {
        List<ProposedChange> made = new ArrayList<>(changes.values());
        made.replaceAll(this::withSource);
        return new Proposal(item.id(), item.version(), sort(made), credit.isEmpty() ? null : credit, made);
    }

    /** The text that was translated is the one that this offer corrects, if it does. */
    private ProposedChange withSource(ProposedChange change) {
        JsonPath source = change.place().parent().child(item.original());
        JsonNode text = changes.containsKey(source.toString())
                ? changes.get(source.toString()).becomes()
                : source.in(item.document());
        boolean isTranslation = change.becomes().isTextual()
                && text.isTextual()
                && !change.place().last().equals(item.original());
        return new ProposedChange(
                change.pointer(),
                change.was(),
                change.becomes(),
                isTranslation
                        ? new ProposedChange.Source(source.toString(), Translated.fingerprint(text.textValue()))
                        : null,
                isTranslation ? change.machine() : null);
    }

    private Sort sort(List<ProposedChange> made) {
        List<JsonPath> stale = StaleTexts.of(item.document());
        if (made.stream().anyMatch(it -> it.source() != null && (it.was() == null || stale.contains(it.place())))) {
            return Sort.TRANSLATION;
        }
        boolean onlySisters =
                !made.isEmpty() && made.stream().allMatch(it -> it.pointer().startsWith(SISTERS));
        return onlySisters ? Sort.SISTER : Sort.CORRECTION;
    }

    /** The change that links an item of this city. */
    static ProposedChange sister(Sister sister) {
        return new ProposedChange(SISTERS + 0, null, StrictJson.mapper().valueToTree(sister), null, null);
    }

    static boolean isSister(ProposedChange change) {
        return change.pointer().startsWith(SISTERS);
    }
}
