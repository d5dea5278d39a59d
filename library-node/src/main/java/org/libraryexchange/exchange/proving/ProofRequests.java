package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.exchange.log.PublisherNeeded;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.json.Term;

/** Asks for proofs of the city's own log, and of its partners' logs. */
@Singleton
public record ProofRequests(LogTables logs, ProofContext context) {

    /** After this many rounds without success, repairs need a person. */
    private static final int MOST_ROUNDS = 5;

    /**
     * Asks for a proof of the own catalogue. Everything that waits is sent for it.
     *
     * @param who on whose behalf
     */
    public UUID ofOwnCatalogue(String who) {
        return requested(Origin.NIGHT, who);
    }

    /** Asks a partner to prove its catalogue to the mirror here. */
    public void ofPartner(String partner) {
        new MessageOutbox(logs, context).requestProof(partner);
    }

    /** Whether the manifest of a proof is in the log. */
    public boolean isManifestSent(UUID proof) {
        return logs.one(Boolean.class, """
                select exists (select from own_proof where id = ?
                    and state in ('sent', 'listing-requested', 'listing', 'listed', 'finished'))
                """, proof);
    }

    /**
     * Whether a proof of the own catalogue has not finished, including one that follows a repair. A proof that a mirror
     * or a load asked for may wait for the night, and counts only after it has begun.
     */
    public boolean isAtWork() {
        return logs.one(Boolean.class, """
                select exists (select from own_proof
                    where state <> 'finished' and not (state = 'requested' and origin in ('mirror', 'load')))
                """);
    }

    /** Asks for a proof and returns its id. If a proof waits already, returns that one. */
    public UUID requested(Origin origin, String who) {
        return logs.inTransaction(() -> {
            Optional<UUID> waiting = waiting();
            if (waiting.isEmpty()) {
                UUID id = context.ids().get();
                insert(new ProofRow(id, origin, who, id, 0));
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
        logs.inTransaction(() -> {
            Link before = logs.one(Link.class, "select chain, round, requested_by from own_proof where id = ?", proof);
            if (before.round() < MOST_ROUNDS && waiting().isEmpty()) {
                insert(new ProofRow(
                        context.ids().get(), origin, before.requestedBy(), before.chain(), before.round() + 1));
            }
        });
    }

    private record Link(UUID chain, int round, String requestedBy) {}

    private record ProofRow(UUID id, Origin origin, String who, UUID chain, int round) {}

    private Optional<UUID> waiting() {
        return logs.first(UUID.class, "select id from own_proof where state = 'requested' order by requested limit 1");
    }

    /**
     * A proof that a mirror or a load asked for may wait for the night. If the city itself asks, the waiting proof does
     * not wait any longer.
     */
    private void hurry(UUID proof, Origin origin, String who) {
        logs.execute("""
                        update own_proof set origin = ?, requested_by = ?, chain = id, round = 0
                        where id = ? and state = 'requested'
                            and chain in (select id from own_proof where origin in ('mirror', 'load'))
                        """, origin.term(), who, proof);
        context.needed().fire(new PublisherNeeded());
    }

    private void insert(ProofRow proof) {
        logs.execute(
                """
                insert into own_proof (id, origin, requested, requested_by, chain, round, state)
                values (?, ?, ?, ?, ?, ?, 'requested')
                """,
                proof.id(),
                proof.origin().term(),
                context.clock().instant(),
                proof.who(),
                proof.chain(),
                proof.round());
        context.needed().fire(new PublisherNeeded());
    }

    /** Why a proof was asked for. */
    public enum Origin implements Term {
        /** An operator asked for it. */
        OPERATOR,
        /** The city's night began. */
        NIGHT,
        /** A mirror found a gap, or read the log from the start. */
        MIRROR,
        /** The catalogue has got its first items, or an import has changed it. */
        LOAD,
        /** Differences were repaired, and this proof checks whether that helped. */
        REPAIR,
        /** The mirror could not complete the proof before. */
        INTERRUPTION;

        /** Whether the proof waits as long as changes are held back for the night: its marker would send them. */
        boolean isPatient() {
            return this == MIRROR || this == LOAD;
        }
    }
}
