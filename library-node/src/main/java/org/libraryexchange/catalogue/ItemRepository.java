package org.libraryexchange.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.node.NodeConfig;

/** Reads of both catalogues and writes of the city's own. */
@ApplicationScoped
class ItemRepository implements PanacheRepositoryBase<ItemRow, ItemKey> {

    private final String city;

    ItemRepository(NodeConfig node) {
        this.city = node.city();
    }

    /** An item of either city; should a partner use an id of this city's, the own item is meant. */
    Optional<StoredItem> read(UUID id) {
        return find("id = ?1 order by case when owner = ?2 then 0 else 1 end", id, city)
                .project(StoredItem.class)
                .firstResultOptional();
    }

    /** An own item, locked until the end of the transaction. */
    Optional<ItemRow> ownForUpdate(UUID id) {
        return Optional.ofNullable(findById(new ItemKey(id, city), LockModeType.PESSIMISTIC_WRITE));
    }
}
