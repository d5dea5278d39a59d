package org.libraryexchange.restoration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.restoration.Settlement.Chosen;
import org.libraryexchange.restoration.Settlement.Logged;
import org.libraryexchange.restoration.Settlement.Own;

/** The items of a restoration that can be settled now, and their state in the own catalogue. */
record PendingItems(Handle session, String city) {

    private static final String ERASED = "erased";

    /** The log's state of an item, as the table holds it. A choice has a digest, unless there was no own state. */
    private record LoggedRow(
            UUID itemId,
            String status,
            long version,
            byte[] sha256,
            OptionalLong knownSequence,
            Optional<String> choice,
            byte[] ownSha256) {

        private Logged logged() {
            return new Logged(
                    itemId,
                    status.equals(ERASED),
                    version,
                    sha256,
                    knownSequence,
                    choice.map(term -> new Chosen(Choice.of(term), ownSha256)));
        }
    }

    /** An own item, as the table holds it. */
    private record OwnRow(
            UUID id, String kind, String status, long version, long sequence, byte[] sha256, String document) {

        private Own own() {
            return new Own(kind, status.equals(ERASED), version, sequence, sha256, document);
        }
    }

    /** A page of items that need no choice or have one, the latest first. */
    List<Logged> next() {
        return session.createQuery("""
                        select item_id, status, version, sha256, known_sequence, choice, own_sha256 from restored_item
                        where outcome is null and (finding not in ('conflict', 'erasure') or choice is not null)
                        order by sequence desc limit 500
                        """)
                .map(ConstructorMapper.of(LoggedRow.class))
                .map(LoggedRow::logged)
                .list();
    }

    /**
     * The own items, locked until the end of the transaction. They are locked in the order of their ids, as in every
     * write of several items.
     */
    Map<UUID, Own> locked(Collection<UUID> ids) {
        return session.createQuery("""
                        select id, kind, status, version, coalesce(sequence, 0) as sequence, sha256, document from item
                        where owner = :city and id = any(:ids) order by id for update
                        """)
                .bind("city", city)
                .bindArray("ids", UUID.class, ids)
                .map(ConstructorMapper.of(OwnRow.class))
                .collectToMap(OwnRow::id, OwnRow::own);
    }
}
