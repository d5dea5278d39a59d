package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.item.Sister;
import org.libraryexchange.item.SisterRelation;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.web.Visit;

/** Items of this city that an offer links as sisters. */
@ApplicationScoped
class OfferSisters {

    private static final int MOST_FOUND = 10;
    private static final int LONGEST_WORDS = 200;

    private final Offers offers;
    private final ItemReader reader;
    private final LetterItems items;
    private final DeskSearch search;
    private final NodeConfig node;

    OfferSisters(Offers offers, ItemReader reader, LetterItems items, DeskSearch search, NodeConfig node) {
        this.offers = offers;
        this.reader = reader;
        this.items = items;
        this.search = search;
        this.node = node;
    }

    /** Published items of this city that somebody means by words, an address, an id or an identifier. */
    List<ObjectNode> candidates(String typed, Visit visit) {
        String words = typed.substring(
                0, typed.offsetByCodePoints(0, Math.min(LONGEST_WORDS, typed.codePointCount(0, typed.length()))));
        if (words.isBlank()) {
            return List.of();
        }
        Optional<ObjectNode> named =
                items.find(words).flatMap(it -> Parameters.uuid(it.id())).flatMap(this::own);
        return named.map(List::of)
                .orElseGet(() -> search.find(words, Optional.empty(), MOST_FOUND, visit).documents().stream()
                        .map(StoredDocument::read)
                        .filter(OfferSisters::isPublished)
                        .toList());
    }

    /** A published item of this city. */
    Optional<ObjectNode> own(UUID id) {
        return reader.visible(id)
                .filter(it -> it.owner().equals(node.city()))
                .map(it -> StoredDocument.read(it.document()))
                .filter(OfferSisters::isPublished);
    }

    private static boolean isPublished(ObjectNode document) {
        return document.path("status").asText().equals("published");
    }

    /** A form whose offer links one more item of this city. */
    LetterForm with(LetterForm form, UUID id) {
        Optional<Proposal> proposal = form.proposal();
        if (proposal.isEmpty() || own(id).isEmpty()) {
            return form;
        }
        Sister sister = new Sister(node.city(), id, relation(form.offering().relation()), null);
        OfferItem item = offers.item(proposal.get());
        boolean isThere = item.hasSister(sister)
                || proposal.get().changes().stream()
                        .filter(OfferPosting::isSister)
                        .anyMatch(it -> it.becomes().path("id").asText().equals(id.toString()));
        List<ProposedChange> changes = new ArrayList<>(proposal.get().changes());
        if (!isThere) {
            changes.add(OfferPosting.sister(sister));
        }
        return form.with(
                OfferPosting.onto(changed(proposal.get(), changes), item),
                form.offering().found());
    }

    private static SisterRelation relation(String term) {
        return term.equals("counterpart") ? SisterRelation.COUNTERPART : SisterRelation.SAME;
    }

    /** A form whose offer links one item less. */
    LetterForm without(LetterForm form, String pointer) {
        return form.proposal()
                .map(proposal -> form.with(
                        OfferPosting.onto(
                                changed(
                                        proposal,
                                        proposal.changes().stream()
                                                .filter(it -> !it.pointer().equals(pointer))
                                                .toList()),
                                offers.item(proposal)),
                        form.offering()))
                .orElse(form);
    }

    private static Proposal changed(Proposal proposal, List<ProposedChange> changes) {
        return new Proposal(proposal.item(), proposal.base(), proposal.sort(), proposal.credit(), changes);
    }
}
