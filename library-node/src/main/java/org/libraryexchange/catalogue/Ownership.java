package org.libraryexchange.catalogue;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.ItemRow.ItemKey;

/** Makes sure that only the owner changes an item. */
@Singleton
record Ownership(NodeConfig node, ItemRepository items) {

    String city() {
        return node.city();
    }

    /** Refuses an id unless it is that of an own item. */
    void requireOwn(UUID id) {
        if (items.findByIdOptional(new ItemKey(id, node.city())).isEmpty()) {
            throw refusal(id);
        }
    }

    /** The reason why an item that is not the city's own cannot be changed here. */
    ProblemException refusal(UUID id) {
        return items.read(id)
                .map(item -> ProblemException.ownedByPartner(item.owner(), addressAtOwner(item)))
                .orElseGet(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no item " + id + "."));
    }

    private URI addressAtOwner(StoredItem item) {
        NodeConfig.Partner partner = node.partners().get(item.owner());
        return partner == null ? null : partner.api().resolve("/api/v1/items/" + item.id());
    }
}
