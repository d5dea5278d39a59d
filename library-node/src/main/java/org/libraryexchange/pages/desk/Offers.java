package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Sister;
import org.libraryexchange.item.SisterRelation;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.Text;
import org.libraryexchange.letter.ItemVersion;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.pages.desk.LetterForm.OfferForm;
import org.libraryexchange.pages.desk.OfferPosting.Result;
import org.libraryexchange.pages.web.Visit;

/** What people of this city offer for items of the partners. */
@Singleton
record Offers(LetterItems items, DeskSearch search, CityTitles cities, NodeConfig node) {

    /** What an item's document has besides its content. */
    private static final Set<String> NO_CONTENT =
            Set.of("id", "owner", "version", "status", "created", "updated", "withdrawal", "translated", "corrected");

    private static final int MOST_FOUND = 10;
    private static final int LONGEST_WORDS = 200;

    /** A partner's item with its owner; empty if there is none here. */
    Optional<StoredItem> item(UUID id) {
        return items.item(id).filter(it -> node.partners().containsKey(it.owner()));
    }

    private OfferItem item(UUID id, ItemVersion version) {
        return item(id).map(OfferItem::of).orElseGet(() -> OfferItem.gone(id, version));
    }

    /** The item of an offer, as it is now. */
    OfferItem item(Proposal proposal) {
        return item(proposal.item(), proposal.base());
    }

    /** The language in which people of this city write, unless the item is written in it. */
    String usualLanguage(OfferItem item) {
        String usual = cities.usualLanguage().tag();
        return Stream.concat(Stream.of(usual), Stream.of(Language.values()).map(Language::tag))
                .filter(tag -> !tag.equals(item.original()))
                .findFirst()
                .orElse(usual);
    }

    /** A form with what somebody has typed in its offer; the same form if it has none. */
    LetterForm taken(LetterForm form, PostedForm posted) {
        Optional<UUID> id = posted.one("offer").flatMap(Parameters::uuid);
        if (id.isEmpty()) {
            return form;
        }
        ItemVersion version = version(posted.one(OfferPosting.VERSION).orElse(""));
        OfferItem item = item(id.get(), version);
        Result offer = OfferPosting.of(posted, item);
        boolean moved = !item.isGone() && !item.version().equals(version);
        return form.with(offer.proposal(), OfferForm.of(posted, moved, offer.moved()));
    }

    /** A version as forms name it: its number, a slash and its digest. */
    static String version(ItemVersion version) {
        return version.version() + "/" + version.sha256();
    }

    private static ItemVersion version(String text) {
        if (!text.matches("[0-9]{1,16}/[0-9a-f]{64}")) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The form must name a version of the item.");
        }
        String[] parts = text.split("/", 2);
        return new ItemVersion(Long.parseLong(parts[0]), parts[1]);
    }

    /** A draft's form on the item as it is now. It says so if the item has changed. */
    LetterForm opened(LetterForm form) {
        Optional<Proposal> saved = form.proposal();
        if (saved.isEmpty()) {
            return form;
        }
        OfferItem item = item(saved.get());
        Proposal now = item.isGone() ? saved.get() : OfferPosting.onto(saved.get(), item);
        OfferForm typed = form.offering().to().isEmpty() ? form.offering().into(language(now, item)) : form.offering();
        boolean moved = !now.base().equals(saved.get().base());
        return form.with(now, moved ? typed.moved(moved(saved.get(), now)) : typed);
    }

    /** The texts that are others now than the offer was made for. */
    private static Set<String> moved(Proposal before, Proposal now) {
        Set<String> moved = new TreeSet<>();
        for (ProposedChange was : before.changes()) {
            now.changes().stream()
                    .filter(it -> it.pointer().equals(was.pointer()))
                    .filter(it -> !Objects.equals(it.was(), was.was()) || !Objects.equals(it.source(), was.source()))
                    .forEach(it -> moved.add(it.place().parent().toString()));
        }
        return moved;
    }

    /** The language of an offer's first translation. */
    private String language(Proposal proposal, OfferItem item) {
        return proposal.changes().stream()
                .map(it -> it.place().last())
                .filter(last -> !last.equals(item.original()) && FormValues.isLanguage(last))
                .findFirst()
                .orElseGet(() -> usualLanguage(item));
    }

    /** What the partner's node would refuse in the texts, by the rules of items. */
    List<Violation> violations(LetterForm form) {
        return form.proposal().map(this::violations).orElse(List.of());
    }

    private List<Violation> violations(Proposal proposal) {
        ObjectNode tree = item(proposal).document().deepCopy();
        tree.remove(NO_CONTENT);
        proposal.changes().stream()
                .filter(it -> it.becomes().isTextual() && it.place().parent().in(tree) instanceof ObjectNode)
                .forEach(it -> it.place().set(tree, it.becomes()));
        try {
            List<Violation> broken = ItemContent.of(tree).violations(true);
            return IntStream.range(0, proposal.changes().size())
                    .boxed()
                    .flatMap(i -> broken.stream()
                            .filter(it -> JsonPath.of(it.pointer())
                                    .isWithin(proposal.changes().get(i).place()))
                            .filter(it ->
                                    !OfferPosting.isEmptied(proposal.changes().get(i)))
                            .map(it -> new Violation(
                                    LetterForm.PROPOSAL + "/changes/" + i + "/becomes",
                                    it.rule(),
                                    it.message(),
                                    it.value())))
                    .toList();
        } catch (InvalidItemException e) {
            // A newer partner's item has values that this node does not know. The partner judges the texts itself.
            return List.of();
        }
    }

    /** Published items of this city that somebody means by words, an address, an id or an identifier. */
    List<ObjectNode> candidates(String typed, Visit visit) {
        String words = Text.first(typed, LONGEST_WORDS);
        if (words.isBlank()) {
            return List.of();
        }
        Optional<ObjectNode> named =
                items.find(words).flatMap(it -> Parameters.uuid(it.id())).flatMap(this::own);
        return named.map(List::of)
                .orElseGet(() -> search.findOf(node.city(), words, MOST_FOUND, visit).stream()
                        .map(StoredDocument::read)
                        .toList());
    }

    /** A published item of this city. */
    Optional<ObjectNode> own(UUID id) {
        return items.item(id)
                .filter(it -> it.owner().equals(node.city()))
                .map(it -> StoredDocument.read(it.document()))
                .filter(Offers::isPublished);
    }

    private static boolean isPublished(ObjectNode document) {
        return document.path("status").asText().equals("published");
    }

    /** A form whose offer links one more item of this city. */
    LetterForm with(LetterForm form, UUID id) {
        Optional<Proposal> proposal = form.proposal().filter(any -> own(id).isPresent());
        if (proposal.isEmpty()) {
            return form;
        }
        boolean isCounterpart = form.offering().relation().equals("counterpart");
        Sister sister =
                new Sister(node.city(), id, isCounterpart ? SisterRelation.COUNTERPART : SisterRelation.SAME, null);
        List<ProposedChange> changes = proposal.get().changes();
        boolean isThere = item(proposal.get()).hasSister(sister)
                || changes.stream()
                        .filter(OfferPosting::isSister)
                        .anyMatch(it -> it.becomes().path("id").asText().equals(id.toString()));
        Stream<ProposedChange> more = isThere ? Stream.empty() : Stream.of(OfferPosting.sister(sister));
        return changed(
                form,
                proposal.get(),
                Stream.concat(changes.stream(), more),
                form.offering().found());
    }

    /** A form whose offer links one item less. */
    LetterForm without(LetterForm form, String pointer) {
        return form.proposal()
                .map(proposal -> changed(
                        form,
                        proposal,
                        proposal.changes().stream().filter(it -> !it.pointer().equals(pointer)),
                        form.offering()))
                .orElse(form);
    }

    private LetterForm changed(LetterForm form, Proposal proposal, Stream<ProposedChange> changes, OfferForm offering) {
        Proposal changed =
                new Proposal(proposal.item(), proposal.base(), proposal.sort(), proposal.credit(), changes.toList());
        return form.with(OfferPosting.onto(changed, item(proposal)), offering);
    }
}
