package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Asks for proofs, for the city's nights. */
@ApplicationScoped
public class ProofRequests {

    private final Jdbi database;
    private final OwnProofRequests own;
    private final ControlRequests partners;

    ProofRequests(Jdbi database, OwnProofRequests own, ControlRequests partners) {
        this.database = database;
        this.own = own;
        this.partners = partners;
    }

    /**
     * Asks for a proof of the own catalogue. Everything that waits is sent for it.
     *
     * @param who on whose behalf
     */
    @Transactional
    public UUID ofOwnCatalogue(String who) {
        return own.requested(Origin.NIGHT, who);
    }

    /** Asks a partner to prove its catalogue to the mirror here. */
    @Transactional
    public void ofPartner(String partner) {
        partners.proof(partner);
    }

    /** Whether the manifest of a proof is in the log. */
    @Transactional
    public boolean isManifestSent(UUID proof) {
        return database.withHandle(handle -> handle.createQuery("""
                        select exists (select from own_proof where id = :proof
                            and state in ('sent', 'listing-requested', 'listing', 'listed', 'finished'))
                        """)
                .bind("proof", proof)
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Whether a proof of the own catalogue has not finished, including one that follows a repair. A proof that a mirror
     * asked for may wait for the night, and counts only after it has begun.
     */
    @Transactional
    public boolean isAtWork() {
        return database.withHandle(
                handle -> handle.createQuery("""
                        select exists (select from own_proof
                            where state <> 'finished' and not (state = 'requested' and origin = 'mirror'))
                        """).mapTo(Boolean.class).one());
    }
}
