package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.history.PastContents;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letters.proposals.ChangeComparison;

/** Reads what letters propose, beside what the items say. */
@ApplicationScoped
@RolesAllowed(Roles.LIBRARIAN)
public class OfferReader {

    private final ItemReader items;
    private final PastContents past;
    private final String city;

    OfferReader(ItemReader items, PastContents past, NodeConfig node) {
        this.items = items;
        this.past = past;
        this.city = node.city();
    }

    /**
     * What a letter proposes.
     *
     * @param item as it is here; empty if it is not here, or another city's than the addressee's
     */
    public record Offer(Proposal proposal, Optional<StoredItem> item, List<ChangeComparison> changes) {}

    /** What a letter proposes; empty if that is nothing, or something that this node does not know. */
    @Transactional
    public Optional<Offer> read(LetterRecord letter) {
        return letter.proposal().map(proposal -> offered(proposal, letter.isOwn() ? letter.partner() : city));
    }

    private Offer offered(Proposal proposal, String owner) {
        Optional<StoredItem> item =
                item(proposal.item()).filter(it -> it.owner().equals(owner));
        Optional<ObjectNode> current = item.map(it -> StoredDocument.read(it.document()));
        return new Offer(
                proposal, item, ChangeComparison.of(current, item.flatMap(it -> base(it, proposal)), proposal));
    }

    private Optional<ObjectNode> base(StoredItem item, Proposal proposal) {
        return item.owner().equals(city)
                ? past.content(Item.ofStored(item.bytes()), proposal.base()).map(ItemContent::toTree)
                : Optional.empty();
    }

    private Optional<StoredItem> item(UUID id) {
        try {
            return items.visible(id);
        } catch (ProblemException e) {
            if (e.type() != ProblemType.ERASED) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
