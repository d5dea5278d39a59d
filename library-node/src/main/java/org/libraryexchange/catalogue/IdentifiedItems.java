package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.json.MalformedJsonException;

/** Creates or replaces an item by an identifier; the same document twice makes one version. */
@ApplicationScoped
class IdentifiedItems {

    private final Catalogue catalogue;

    IdentifiedItems(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Written put(Identifier identifier, Precondition expected, ItemDraft draft)
            throws MalformedJsonException, InvalidItemException {
        ItemDraft identified = new ItemDraft(draft.status(), draft.content().identifiedBy(identifier));
        Optional<UUID> present = catalogue.identified(identifier);
        if (present.isPresent()) {
            return replace(present.get(), expected, identified);
        }
        try {
            expected.require(Optional.empty());
            return catalogue.create(identified);
        } catch (IdentifierTakenException e) {
            // Another writer created it in between; unless it was another of the draft's identifiers, go on with that.
            UUID winner = catalogue.identified(identifier).orElseThrow(() -> e);
            return replace(winner, expected, identified);
        }
    }

    private Written replace(UUID id, Precondition expected, ItemDraft draft)
            throws MalformedJsonException, InvalidItemException {
        return catalogue.change(id, expected, (current, now) -> Revision.ofContent(current, draft, now));
    }
}
