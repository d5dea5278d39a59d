package org.libraryexchange.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.jpa.AvailableHints;
import org.libraryexchange.node.NodeConfig;

/** Reads of both catalogues and writes of the city's own. */
@ApplicationScoped
class ItemRepository implements PanacheRepositoryBase<ItemRow, ItemKey> {

    private static final int ROWS_A_FETCH = 50;

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

    /** The next page of a list. */
    @Transactional
    ItemPage page(ItemQuery query) {
        StringBuilder where = new StringBuilder("status in :statuses");
        Map<String, Object> values = new HashMap<>();
        values.put("statuses", query.statuses());
        query.owner().ifPresent(owner -> {
            where.append(" and owner = :owner");
            values.put("owner", owner);
        });
        query.kind().ifPresent(kind -> {
            where.append(" and kind = :kind");
            values.put("kind", kind);
        });
        query.language().ifPresent(language -> {
            where.append(" and array_contains(languages, :language)");
            values.put("language", language);
        });
        query.updatedSince().ifPresent(since -> {
            where.append(" and updated >= :since");
            values.put("since", since);
        });
        query.after().ifPresent(after -> {
            where.append(" and (updated, id) < (:updated, :id)");
            values.put("updated", after.updated());
            values.put("id", after.id());
        });
        try (Stream<StoredItem> found = find(where + " order by updated desc, id desc", values)
                .withHint(AvailableHints.HINT_FETCH_SIZE, ROWS_A_FETCH)
                .project(StoredItem.class)
                .range(0, query.limit())
                .stream()) {
            return ItemPage.of(found.iterator(), query.limit());
        }
    }
}
