package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.proving.ItemReceipt.MirrorReceipt;

/** Finds what mirrors have said about single items. */
@Singleton
public record ItemReceipts(LogDatabase database, NodeConfig node, AppliedPlaces places) {

    /** The receipt of an item, own or mirrored. If a partner uses the same id as this city, the own item is meant. */
    public Optional<ItemReceipt> read(UUID id) {
        return database.inTransaction(
                () -> database.first(Row.class, """
                select item.owner, version, sequence, stored,
                    coalesce(sequence <= sent_sequence, false) as sent
                from item, publication where id = ?
                order by case when item.owner = ? then 0 else 1 end limit 1
                """, id, node.city()).map(row -> receipt(id, row)));
    }

    private record Row(String owner, long version, OptionalLong sequence, Instant stored, boolean sent) {

        String state() {
            if (sequence.isEmpty()) {
                return "draft";
            }
            return sent ? "sent" : "waiting";
        }
    }

    private ItemReceipt receipt(UUID id, Row row) {
        boolean own = row.owner().equals(node.city());
        Collection<String> mirrors = own ? node.partners().keySet() : Set.of(node.city());
        return new ItemReceipt(
                id,
                row.owner(),
                row.version(),
                row.sequence(),
                own ? row.state() : "held",
                row.stored(),
                row.sequence().isEmpty()
                        ? List.of()
                        : mirrors(row.owner(), mirrors, id, row.sequence().getAsLong()));
    }

    private List<MirrorReceipt> mirrors(String owner, Collection<String> mirrors, UUID id, long sequence) {
        return mirrors.stream()
                .sorted()
                .map(mirror -> places.held(owner, mirror, id, sequence))
                .toList();
    }
}
