package org.libraryexchange.catalogue;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.Status;

/** Reads items for the API. Everybody may read published items; only cataloguers and librarians may read drafts. */
@Singleton
public record ItemReader(ItemRepository items, SecurityIdentity identity) {

    /**
     * Returns an item of either city.
     *
     * @throws ProblemException with {@link ProblemType#NOT_FOUND} or {@link ProblemType#ERASED} if it cannot be read
     */
    public StoredItem read(UUID id) {
        return visible(id).orElseThrow(() -> notFound(id));
    }

    /**
     * Returns an item like {@link #read}, but empty if there is none or if it is a draft that the reader may not see.
     */
    public Optional<StoredItem> visible(UUID id) {
        return items.read(id)
                .filter(item -> item.status() != Status.DRAFT || Roles.mayReadDrafts(identity))
                .map(ItemReader::notErased);
    }

    private static StoredItem notErased(StoredItem item) {
        if (item.status() == Status.ERASED) {
            throw ItemRow.erasedBy(item.owner(), item.id());
        }
        return item;
    }

    static ProblemException notFound(UUID id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no item " + id + ".");
    }
}
