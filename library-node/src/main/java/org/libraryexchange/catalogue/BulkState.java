package org.libraryexchange.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.item.Corrected;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.TextNotes;

/**
 * What a bulk write needs to know of the catalogue.
 *
 * @param holders for each identifier that the rows name, the own item that has it
 * @param items own items that the rows may change
 * @param sourced those of them that a source sends
 * @param settled items that earlier rows were about
 */
public record BulkState(Map<Identifier, UUID> holders, Map<UUID, Item> items, Set<UUID> sourced, Set<UUID> settled) {

    public BulkState {
        holders = new HashMap<>(holders);
        items = Map.copyOf(items);
        sourced = Set.copyOf(sourced);
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
        Map<UUID, Boolean> sourced = held.isEmpty() ? Map.of() : store.sourced(held.keySet());
        held.replaceAll((id, item) -> sourced.getOrDefault(id, false) ? settled(store.city(), item) : item);
        return new BulkState(known, held, sourced.keySet(), before);
    }

    /** An item that people have written alone, as if a source had always sent it empty. */
    private static Item settled(String city, Item item) {
        NavigableMap<String, Corrected> corrected = new TreeMap<>(
                ItemEdit.byPerson(city, true, false).notesOfNew(item.content()).corrected());
        corrected.putAll(item.notes().corrected());
        return item.with(item.content(), new TextNotes(item.notes().translated(), corrected));
    }
}
