package org.libraryexchange.restoration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.log.PublisherNeeded;
import org.libraryexchange.restoration.Restoration.Counts;
import org.libraryexchange.restoration.Restoration.Difference;
import org.libraryexchange.restoration.Restoration.State;
import org.libraryexchange.security.Actor;

/** Reads which states the publisher found in its log that the database did not know, and stores choices for them. */
@ApplicationScoped
class RestorationStore {

    private static final String ITEMS = """
            select item_id, finding, choice, outcome, version, sequence, encode(sha256, 'hex') as sha256, document,
                own_version, nullif(own_sequence, 0) as own_sequence, encode(own_sha256, 'hex') as own_sha256,
                own_document
            from restored_item
            """;

    private final LogDatabase database;
    private final Event<PublisherNeeded> needed;
    private final Actor actor;

    RestorationStore(LogDatabase database, Event<PublisherNeeded> needed, Actor actor) {
        this.database = database;
        this.needed = needed;
        this.actor = actor;
    }

    /**
     * The restoration without its items.
     *
     * @param found null if there was none
     * @param settled null until then
     * @param confirmedBeyond the sequence beyond the log's end that a mirror has confirmed; null if there is none
     */
    record Head(RestorationState state, Instant found, Instant settled, Long confirmedBeyond) {}

    Head head() {
        return database.withHandle(handle ->
                handle.createQuery("""
                        select state, found, settled,
                            case when not goes_above then confirmed_beyond end as confirmed_beyond
                        from restoration, publication
                        """).map(ConstructorMapper.of(Head.class)).one());
    }

    Counts counts() {
        return database.withHandle(handle ->
                handle.createQuery("""
                        select count(*) filter (where finding = 'unknown') as unknown,
                            count(*) filter (where finding = 'behind') as behind,
                            count(*) filter (where finding = 'conflict') as conflict,
                            count(*) filter (where finding = 'erasure') as erasure,
                            count(*) filter (where finding in ('conflict', 'erasure') and outcome is null
                                and choice is null) as undecided,
                            count(*) filter (where outcome = 'adopted') as adopted,
                            count(*) filter (where outcome = 'kept') as kept
                        from restored_item
                        """).map(ConstructorMapper.of(Counts.class)).one());
    }

    /** Items after an id, ordered by their ids; only those with the given finding, if there is one. */
    List<Difference> items(Optional<String> finding, Optional<UUID> after, int most) {
        return database.withHandle(handle -> handle.createQuery(ITEMS + """
                        where item_id > :after and (:finding = '' or finding = :finding) order by item_id limit :most
                        """)
                .bind("after", after.orElse(new UUID(0, 0)))
                .bind("finding", finding.orElse(""))
                .bind("most", most)
                .map(ConstructorMapper.of(Row.class))
                .map(Row::difference)
                .list());
    }

    Optional<Difference> item(UUID id) {
        return database.withHandle(handle -> handle.createQuery(ITEMS + "where item_id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Row.class))
                .map(Row::difference)
                .findOne());
    }

    private record Row(
            UUID itemId,
            String finding,
            String choice,
            String outcome,
            long version,
            Long sequence,
            String sha256,
            String document,
            Long ownVersion,
            Long ownSequence,
            String ownSha256,
            String ownDocument) {

        Difference difference() {
            State log = new State(version, sequence, sha256, document);
            State own = ownVersion == null ? null : new State(ownVersion, ownSequence, ownSha256, ownDocument);
            return new Difference(itemId, finding, choice, outcome, log, own);
        }
    }

    /** Stores a choice for an item that waits for one, and returns whether it did. The publisher acts on it. */
    @Transactional
    boolean choose(UUID id, Choice choice) {
        return decided(database.withHandle(handle -> handle.createUpdate("""
                                update restored_item set choice = :choice, chosen_by = :actor
                                where finding in ('conflict', 'erasure') and outcome is null and item_id = :id
                                """)
                        .bind("id", id)
                        .bind("choice", choice.term())
                        .bind("actor", actor.name())
                        .execute()))
                > 0;
    }

    /** Stores a choice for all items that wait for one, and returns how many there were. */
    @Transactional
    int choose(Choice choice) {
        return decided(database.withHandle(handle -> handle.execute("""
                        update restored_item set choice = ?, chosen_by = ?
                        where finding in ('conflict', 'erasure') and outcome is null and choice is null
                        """, choice.term(), actor.name())));
    }

    /** Lets the log continue above what a mirror has confirmed; returns whether a mirror has confirmed anything. */
    @Transactional
    boolean goAboveConfirmed() {
        return decided(database.withHandle(handle -> handle.createUpdate("""
                        update publication set goes_above = true where confirmed_beyond is not null and not goes_above
                        """).execute())) > 0;
    }

    private int decided(int items) {
        needed.fire(new PublisherNeeded());
        return items;
    }
}
