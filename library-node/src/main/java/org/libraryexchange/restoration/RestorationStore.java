package org.libraryexchange.restoration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.restoration.Restoration.Counts;
import org.libraryexchange.restoration.Restoration.Difference;
import org.libraryexchange.restoration.Restoration.State;
import org.libraryexchange.security.Actor;

/** Reads what the publisher found in its log beyond the database, and takes choices for it. */
@ApplicationScoped
class RestorationStore {

    private static final String ITEM = """
            select item_id, finding, choice, outcome, version, sequence, encode(sha256, 'hex'), document,
                own_version, nullif(own_sequence, 0), encode(own_sha256, 'hex'), own_document
            from restored_item
            """;

    private final Session database;
    private final Event<ChangeCommitted> committed;
    private final Actor actor;

    RestorationStore(Session database, Event<ChangeCommitted> committed, Actor actor) {
        this.database = database;
        this.committed = committed;
        this.actor = actor;
    }

    /**
     * The whole without its items.
     *
     * @param found null where there was none
     * @param settled null until then
     * @param confirmedBeyond the place beyond the log's end that a mirror has confirmed; null where none has
     */
    record Head(String state, Instant found, Instant settled, Long confirmedBeyond) {}

    Head head() {
        Object[] row = database.createNativeQuery("""
                        select state, found, settled, case when not goes_above then confirmed_beyond end
                        from restoration, publication
                        """, Object[].class).getSingleResult();
        return new Head((String) row[0], (Instant) row[1], (Instant) row[2], (Long) row[3]);
    }

    Counts counts() {
        Object[] row = database.createNativeQuery("""
                        select count(*) filter (where finding = 'unknown'), count(*) filter (where finding = 'behind'),
                            count(*) filter (where finding = 'conflict'), count(*) filter (where finding = 'erasure'),
                            count(*) filter (where finding in ('conflict', 'erasure') and outcome is null
                                and choice is null),
                            count(*) filter (where outcome = 'adopted'), count(*) filter (where outcome = 'kept')
                        from restored_item
                        """, Object[].class).getSingleResult();
        return new Counts(
                (Long) row[0], (Long) row[1], (Long) row[2], (Long) row[3], (Long) row[4], (Long) row[5], (Long)
                        row[6]);
    }

    /** Items in the order of their ids, those after an id; only of one finding where one is given. */
    List<Difference> items(Optional<String> finding, Optional<UUID> after, int most) {
        return database
                .createNativeQuery(
                        ITEM + "where item_id > :after and (:finding = '' or finding = :finding) order by item_id",
                        Object[].class)
                .setParameter("after", after.orElse(new UUID(0, 0)))
                .setParameter("finding", finding.orElse(""))
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(RestorationStore::difference)
                .toList();
    }

    Optional<Difference> item(UUID id) {
        return database
                .createNativeQuery(ITEM + "where item_id = :id", Object[].class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .map(RestorationStore::difference);
    }

    private static Difference difference(Object[] row) {
        State log = new State((Long) row[4], (Long) row[5], (String) row[6], (String) row[7]);
        State own = row[8] == null ? null : new State((Long) row[8], (Long) row[9], (String) row[10], (String) row[11]);
        return new Difference((UUID) row[0], (String) row[1], (String) row[2], (String) row[3], log, own);
    }

    /** Takes a choice for an item that waits for one; returns whether it did. The publisher acts on it. */
    @Transactional
    boolean choose(UUID id, Choice choice) {
        return decided(database.createNativeMutationQuery("""
                        update restored_item set choice = :choice, chosen_by = :actor
                        where finding in ('conflict', 'erasure') and outcome is null and item_id = :id
                        """)
                        .setParameter("id", id)
                        .setParameter("choice", choice.term())
                        .setParameter("actor", actor.name())
                        .executeUpdate())
                > 0;
    }

    /** Takes a choice for all items that wait for one and have none; returns how many did. */
    @Transactional
    int choose(Choice choice) {
        return decided(database.createNativeMutationQuery("""
                        update restored_item set choice = :choice, chosen_by = :actor
                        where finding in ('conflict', 'erasure') and outcome is null and choice is null
                        """)
                .setParameter("choice", choice.term())
                .setParameter("actor", actor.name())
                .executeUpdate());
    }

    /** Lets the log go on above what a mirror has confirmed; returns whether any had. */
    @Transactional
    boolean goAboveConfirmed() {
        return decided(database.createNativeMutationQuery(
                                "update publication set goes_above = true where confirmed_beyond is not null and not goes_above")
                        .executeUpdate())
                > 0;
    }

    private int decided(int items) {
        committed.fire(new ChangeCommitted());
        return items;
    }
}
