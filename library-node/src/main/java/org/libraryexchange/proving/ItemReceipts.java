package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.ItemReceipt.MirrorReceipt;

/** Finds what mirrors have said about single items. */
@ApplicationScoped
public class ItemReceipts {

    private final Jdbi database;
    private final NodeConfig node;
    private final LatestReceipts latest;
    private final AppliedItems applied;

    ItemReceipts(Jdbi database, NodeConfig node, LatestReceipts latest, AppliedItems applied) {
        this.database = database;
        this.node = node;
        this.latest = latest;
        this.applied = applied;
    }

    /** The receipt of an item, own or mirrored. If a partner uses the same id as this city, the own item is meant. */
    @Transactional
    public Optional<ItemReceipt> read(UUID id) {
        return database.withHandle(handle -> handle.select("""
                                select item.owner, version, sequence, stored,
                                    coalesce(sequence <= sent_sequence, false) as sent
                                from item, publication where id = ?
                                order by case when item.owner = ? then 0 else 1 end limit 1
                                """, id, node.city())
                        .map(ConstructorMapper.of(Row.class))
                        .findOne())
                .map(row -> receipt(id, row));
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
                .map(mirror -> mirror(owner, mirror, id, sequence))
                .toList();
    }

    private MirrorReceipt mirror(String owner, String mirror, UUID id, long sequence) {
        MirrorReceipt proved = latest.of(owner, mirror)
                .map(receipt -> MirrorKnowledge.of(receipt).of(id, sequence))
                .orElseGet(() -> MirrorKnowledge.nothing(mirror));
        return applied.place(owner, mirror)
                .map(place -> proved.with(place, sequence))
                .orElse(proved);
    }
}
