package org.libraryexchange.exchange.restoration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.exchange.restoration.Settlement.Logged;
import org.libraryexchange.exchange.restoration.Settlement.Own;

/** The items of a restoration that can be settled now, and their state in the own catalogue. */
record PendingItems(Handle session, String city) {

    /** An own item, as the table holds it. */
    private record OwnRow(UUID id, @Nested Own own) {}

    /** A page of items that need no choice or have one, the latest first. */
    List<Logged> next() {
        return session.createQuery("""
                        select item_id as id, status = 'erased' as erased, version, sha256, known_sequence, choice,
                            own_sha256
                        from restored_item where outcome is null and (finding not in ('conflict', 'erasure') or choice is not null)
                        order by sequence desc limit 500
                        """).map(ConstructorMapper.of(Logged.class)).list();
    }

    /**
     * The own items, locked until the end of the transaction. They are locked in the order of their ids, as in every
     * write of several items.
     */
    Map<UUID, Own> locked(Collection<UUID> ids) {
        return session.createQuery("""
                        select id, kind, status = 'erased' as erased, version, coalesce(sequence, 0) as sequence, sha256,
                            document
                        from item
                        where owner = :city and id = any(:ids) order by id for update
                        """)
                .bind("city", city)
                .bindArray("ids", UUID.class, ids)
                .map(ConstructorMapper.of(OwnRow.class))
                .collectToMap(OwnRow::id, OwnRow::own);
    }
}
