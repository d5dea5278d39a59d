package org.libraryexchange.exchange;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.jpa.HibernateHints;

/** Reads rejected records, and locks those that are dealt with. */
@ApplicationScoped
class RejectedRepository implements PanacheRepositoryBase<RejectedRow, Long> {

    /** A page ends early at about this many bytes, since a stranger decides how large a rejected record is. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private static final int ROWS_A_FETCH = 4;

    private final Session database;

    RejectedRepository(Session database) {
        this.database = database;
    }

    /** Records in the order of their rejection; a page and, where there are more, a sign of it. */
    @Transactional
    RejectedPage page(RejectedQuery query) {
        try (Stream<RejectedRow> rows = rows(query)) {
            List<RejectedRecord> page = new ArrayList<>();
            long bytes = 0;
            Iterator<RejectedRow> each = rows.iterator();
            while (page.size() < query.limit() && bytes < MOST_BYTES && each.hasNext()) {
                RejectedRecord next = RejectedRecord.of(each.next());
                page.add(next);
                bytes += next.size();
            }
            return new RejectedPage(page, each.hasNext());
        }
    }

    private Stream<RejectedRow> rows(RejectedQuery query) {
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
                .withHint(HibernateHints.HINT_FETCH_SIZE, ROWS_A_FETCH)
                .range(0, query.limit())
                .stream();
    }

    @Transactional
    Optional<RejectedRecord> read(long id) {
        return findByIdOptional(id).map(RejectedRecord::of);
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
    record RejectedPage(List<RejectedRecord> records, boolean more) {}
}
