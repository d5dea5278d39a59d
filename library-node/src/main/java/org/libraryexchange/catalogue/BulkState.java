package org.libraryexchange.catalogue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Item;

/**
 * What a bulk write needs to know of the catalogue.
 *
 * @param holders for each identifier that the rows name, the own item that has it
 * @param items own items that the rows may change
 * @param settled items that earlier rows were about
 */
public record BulkState(Map<Identifier, UUID> holders, Map<UUID, Item> items, Set<UUID> settled) {

    public BulkState {
        holders = new HashMap<>(holders);
        items = Map.copyOf(items);
        settled = new HashSet<>(settled);
    }
}
