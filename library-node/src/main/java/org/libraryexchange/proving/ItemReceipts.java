package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.ItemReceipt.MirrorReceipt;

/** Tells of single items what mirrors have acknowledged. */
@ApplicationScoped
public class ItemReceipts {

    private final Session database;
    private final NodeConfig node;
    private final LatestReceipts latest;

    ItemReceipts(Session database, NodeConfig node, LatestReceipts latest) {
        this.database = database;
        this.node = node;
        this.latest = latest;
    }

    /** The receipt of an item, own or mirrored; should a partner use an id of this city's, the own item is meant. */
    @Transactional
    public Optional<ItemReceipt> read(UUID id) {
        return database.createNativeQuery("""
                        select item.owner, version, sequence, stored, sequence <= sent_sequence as sent
                        from item, publication where id = :id
                        order by case when item.owner = :city then 0 else 1 end limit 1
                        """, Tuple.class)
                .setParameter("id", id)
                .setParameter("city", node.city())
                .uniqueResultOptional()
                .map(row -> receipt(id, row));
    }

    private ItemReceipt receipt(UUID id, Tuple row) {
        String owner = row.get("owner", String.class);
        Long sequence = row.get("sequence", Long.class);
        boolean own = owner.equals(node.city());
        Collection<String> mirrors = own ? node.partners().keySet() : Set.of(node.city());
        return new ItemReceipt(
                id,
                owner,
                row.get("version", Long.class),
                sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence),
                own ? state(sequence, row.get("sent", Boolean.class)) : "held",
                row.get("stored", Instant.class),
                sequence == null ? List.of() : mirrors(owner, mirrors, id, sequence));
    }

    private static String state(Long sequence, Boolean sent) {
        if (sequence == null) {
            return "draft";
        }
        return sent ? "sent" : "waiting";
    }

    private List<MirrorReceipt> mirrors(String owner, Collection<String> mirrors, UUID id, long sequence) {
        return mirrors.stream()
                .sorted()
                .map(mirror -> latest.of(owner, mirror)
                        .map(receipt -> MirrorKnowledge.of(receipt).of(id, sequence))
                        .orElseGet(() -> MirrorKnowledge.nothing(mirror)))
                .toList();
    }
}
