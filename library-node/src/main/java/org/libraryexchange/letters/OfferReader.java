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
import org.libraryexchange.letters.proposals.Standing;

/** Reads what letters propose, beside what the items say. */
@ApplicationScoped
@RolesAllowed(Roles.LIBRARIAN)
public class OfferReader {

    private final OpenLetters letters;
    private final ItemReader items;
    private final PastContents past;
    private final String city;

    OfferReader(OpenLetters letters, ItemReader items, PastContents past, NodeConfig node) {
        this.letters = letters;
        this.items = items;
        this.past = past;
        this.city = node.city();
    }

    /**
     * What a letter proposes.
     *
     * @param item as it is here; empty if it is not here, or another city's than the addressee's
     */
    public record Offered(Proposal proposal, Optional<StoredItem> item, List<Standing> changes) {}

    /** What a letter proposes; empty if that is nothing, or something that this node does not know. */
    @Transactional
    public Optional<Offered> read(DeskLetter letter) {
        return letter.proposal().map(proposal -> offered(proposal, letter.own() ? letter.partner() : city));
    }

    private Offered offered(Proposal proposal, String owner) {
        Optional<StoredItem> item =
                item(proposal.item()).filter(it -> it.owner().equals(owner));
        Optional<ObjectNode> current = item.map(it -> StoredDocument.read(it.document()));
        return new Offered(proposal, item, Standing.of(current, item.flatMap(it -> base(it, proposal)), proposal));
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

    /** The letters that propose changes of an item, the latest change first; no drafts. */
    public List<DeskLetter> proposing(UUID item, int most) {
        return letters.proposing(item, most).stream().map(DeskLetter::of).toList();
    }
}
