package org.libraryexchange.catalogue;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.catalogue.Catalogue.Edit;
import org.libraryexchange.catalogue.search.ItemLookup;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.json.MalformedJsonException;

/** Finds and writes items by an identifier. Sending the same document twice makes only one version. */
@Singleton
record IdentifiedItems(Catalogue catalogue, Cities cities, ItemLookup lookup) {

    /** The city's item with this identifier. */
    Optional<UUID> find(String owner, Identifier identifier) {
        return owner.equals(cities.own()) ? catalogue.identified(identifier) : lookup.identified(owner, identifier);
    }

    static ProblemException notFound(String owner, Identifier identifier) {
        return new ProblemException(
                ProblemType.NOT_FOUND,
                "No item of %s has the identifier %s/%s.".formatted(owner, identifier.scheme(), identifier.value()));
    }

    /**
     * Changes the own item with this identifier.
     *
     * @throws ProblemException if there is none
     */
    WriteOutcome change(Identifier identifier, Precondition expected, Edit change)
            throws MalformedJsonException, InvalidItemException {
        UUID id = catalogue.identified(identifier).orElseThrow(() -> notFound(cities.own(), identifier));
        return catalogue.change(id, expected, change);
    }

    WriteOutcome put(Identifier identifier, Precondition expected, ItemDraft draft)
            throws MalformedJsonException, InvalidItemException {
        ItemDraft identified = draft.with(draft.content().identifiedBy(identifier));
        Optional<UUID> present = catalogue.identified(identifier);
        if (present.isPresent()) {
            return catalogue.replace(present.get(), expected, identified);
        }
        try {
            expected.require(Optional.empty());
            return catalogue.create(identified);
        } catch (ProblemException e) {
            if (e.type() != ProblemType.IDENTIFIER_TAKEN) {
                throw e;
            }
            // Another writer has just created the item: replace it. If the conflict is about another identifier, give
            // up.
            UUID winner = catalogue.identified(identifier).orElseThrow(() -> e);
            return catalogue.replace(winner, expected, identified);
        }
    }
}
