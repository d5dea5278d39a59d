package org.libraryexchange.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /**
     * Reads the items that rows are about.
     *
     * @param holders for each identifier that the rows name, the own item that has it
     * @param settled those of some items that earlier rows were about
     */
    public static BulkState of(
            BulkStore store,
            Map<Identifier, UUID> holders,
            Collection<BulkRow> rows,
            Function<Set<UUID>, Set<UUID>> settled) {
        Map<Identifier, UUID> known = new HashMap<>(holders);
        Set<UUID> targets = rows.stream()
                .map(row -> known.get(row.key()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, Item> held = store.items(targets);
        Set<UUID> before = settled.apply(targets);
        // If somebody has deleted a draft since, its identifiers are free.
        known.values().removeIf(it -> targets.contains(it) && !held.containsKey(it) && !before.contains(it));
        return new BulkState(known, held, before);
    }
}
