package org.libraryexchange.rejected;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.Session;

/** Reads rejected records, and locks those that are dealt with. */
@ApplicationScoped
public class RejectedRepository implements PanacheRepositoryBase<RejectedRow, Long> {

    /** A page ends early at about this many bytes, since a stranger decides how large a rejected record is. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final Session database;

    RejectedRepository(Session database) {
        this.database = database;
    }

    /** Records in the order of their rejection; a page and, where there are more, a sign of it. */
    @Transactional
    public RejectedPage page(RejectedQuery query) {
        List<RejectedRow> rows = rows(query);
        List<RejectedRow> shown = rows.subList(0, fitting(rows, query.limit()));
        Map<Long, Original> originals = originals(shown);
        return new RejectedPage(
                shown.stream()
                        .map(row -> RejectedRecord.of(row, originals.get(row.id)))
                        .toList(),
                shown.size() < rows.size());
    }

    private static int fitting(List<RejectedRow> rows, int limit) {
        int fitting = 0;
        long bytes = 0;
        while (fitting < Math.min(limit, rows.size()) && bytes < MOST_BYTES) {
            RejectedRow next = rows.get(fitting);
            bytes += next.isGiant() ? 0 : next.bytes;
            fitting++;
        }
        return fitting;
    }

    /** One row more than a page has, where there are so many. */
    private List<RejectedRow> rows(RejectedQuery query) {
        List<String> states = query.states().stream().map(RejectedState::term).toList();
        return find(
                        "id > :after and (:anyState = true or state in :states)"
                                + " and (:anyPartner = true or owner = :partner) order by id",
                        Map.of(
                                "after", query.after(),
                                "anyState", states.isEmpty(),
                                "states", states,
                                "anyPartner", query.partner().isEmpty(),
                                "partner", query.partner().orElse("")))
                .range(0, query.limit())
                .list();
    }

    /** What came from the log, by the id of the row. */
    private Map<Long, Original> originals(Collection<RejectedRow> rows) {
        Map<Long, Original> originals = new HashMap<>();
        rows.forEach(row -> originals.put(row.id, Original.WITHHELD));
        database.createNativeQuery(
                        "select id, key, value, headers from rejected_record where id in :ids and bytes <= :most",
                        Object[].class)
                .setParameter("ids", originals.keySet())
                .setParameter("most", Original.MOST_BYTES)
                .getResultList()
                .forEach(row ->
                        originals.put((Long) row[0], new Original((byte[]) row[1], (byte[]) row[2], (byte[]) row[3])));
        return originals;
    }

    /** What came from the log; nothing of it where it is a giant. */
    Original original(RejectedRow row) {
        return originals(List.of(row)).get(row.id);
    }

    /**
     * A piece of a value.
     *
     * @param from place of its first byte, from 0
     * @return empty where there is no such record or no value, no bytes behind its end
     */
    @Transactional
    public Optional<byte[]> piece(long id, long from, int most) {
        return database.createNativeQuery(
                        "select substring(value, cast(:from as int), cast(:most as int)) from rejected_record"
                                + " where id = :id and value is not null",
                        byte[].class)
                .setParameter("from", from + 1)
                .setParameter("most", most)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    @Transactional
    public Optional<RejectedRecord> read(long id) {
        return findByIdOptional(id).map(row -> RejectedRecord.of(row, original(row)));
    }

    /** A record that nobody else deals with until the transaction ends. */
    Optional<RejectedRow> locked(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Open records that nobody else deals with until the transaction ends. Those that somebody deals with now are left
     * out: whoever waits for several locks can lock others out for good.
     */
    List<RejectedRow> lockedOpen(long after, int most) {
        return database.createNativeQuery("""
                        select * from rejected_record where id > :after and state = 'open'
                        order by id limit :most for update skip locked
                        """, RejectedRow.class)
                .setParameter("after", after)
                .setParameter("most", most)
                .getResultList();
    }

    /** The sequence at which the mirror holds an item; empty where it does not. */
    OptionalLong mirrored(String owner, UUID item) {
        return database.createNativeQuery("select sequence from item where owner = :owner and id = :item", Long.class)
                .setParameter("owner", owner)
                .setParameter("item", item)
                .getResultStream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /**
     * A page of records.
     *
     * @param more whether others follow
     */
    public record RejectedPage(List<RejectedRecord> records, boolean more) {

        /** The id of its last record. */
        public long last() {
            return records.get(records.size() - 1).id();
        }
    }
}
