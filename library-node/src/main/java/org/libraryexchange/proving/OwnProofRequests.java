package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.log.PublisherNeeded;

/** Asks for proofs of the own catalogue. */
@ApplicationScoped
public class OwnProofRequests {

    /** After this many rounds without success, repairs need a person. */
    private static final int MOST_ROUNDS = 5;

    private final LogDatabase database;
    private final Event<PublisherNeeded> needed;
    private final Clock clock;
    private final Supplier<UUID> ids;

    OwnProofRequests(LogDatabase database, Event<PublisherNeeded> needed, Clock clock, Supplier<UUID> ids) {
        this.database = database;
        this.needed = needed;
        this.clock = clock;
        this.ids = ids;
    }

    /** Asks for a proof and returns its id. If a proof waits already, returns that one. */
    public UUID requested(Origin origin, String who) {
        return database.inTransaction(() -> {
            Optional<UUID> waiting = waiting();
            if (waiting.isEmpty()) {
                UUID id = ids.get();
                insert(new Asked(id, origin, who, id, 0));
                return id;
            }
            if (!origin.isPatient()) {
                hurry(waiting.get(), origin, who);
            }
            return waiting.get();
        });
    }

    /** Asks for a further proof in a chain, unless a proof waits already or the chain has become too long. */
    void again(UUID proof, Origin origin) {
        database.inTransaction(() -> {
            Link before = database.withHandle(
                    handle -> handle.select("select chain, round, requested_by from own_proof where id = ?", proof)
                            .map(ConstructorMapper.of(Link.class))
                            .one());
            if (before.round() < MOST_ROUNDS && waiting().isEmpty()) {
                insert(new Asked(ids.get(), origin, before.requestedBy(), before.chain(), before.round() + 1));
            }
        });
    }

    private record Link(UUID chain, int round, String requestedBy) {}

    private record Asked(UUID id, Origin origin, String who, UUID chain, int round) {}

    private Optional<UUID> waiting() {
        return database.withHandle(handle -> handle.createQuery(
                        "select id from own_proof where state = 'requested' order by requested limit 1")
                .mapTo(UUID.class)
                .findOne());
    }

    /**
     * A proof that a mirror or a load asked for may wait for the night. If the city itself asks, the waiting proof does
     * not wait any longer.
     */
    private void hurry(UUID proof, Origin origin, String who) {
        database.useHandle(handle -> handle.createUpdate("""
                        update own_proof set origin = :origin, requested_by = :who, chain = id, round = 0
                        where id = :proof and state = 'requested'
                            and chain in (select id from own_proof where origin in ('mirror', 'load'))
                        """)
                .bind("origin", origin.term())
                .bind("who", who)
                .bind("proof", proof)
                .execute());
        needed.fire(new PublisherNeeded());
    }

    private void insert(Asked proof) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into own_proof (id, origin, requested, requested_by, chain, round, state)
                        values (:id, :origin, :now, :who, :chain, :round, 'requested')
                        """)
                .bind("id", proof.id())
                .bind("origin", proof.origin().term())
                .bind("now", clock.instant())
                .bind("who", proof.who())
                .bind("chain", proof.chain())
                .bind("round", proof.round())
                .execute());
        needed.fire(new PublisherNeeded());
    }
}
