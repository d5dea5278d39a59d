package org.libraryexchange.catalogue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Item;

/**
 * What a bulk write has to know of the catalogue.
 *
 * @param holders which own item has which identifier, of all that the rows name
 * @param items those that rows may change
 * @param settled items that rows before these were about
 */
public record BulkState(Map<Identifier, UUID> holders, Map<UUID, Item> items, Set<UUID> settled) {

    public BulkState {
        holders = new HashMap<>(holders);
        items = Map.copyOf(items);
        settled = new HashSet<>(settled);
    }
}
