package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.Session;

/** Asks for proofs on behalf of the city's nights. */
@ApplicationScoped
public class ProofRequests {

    private final Session database;
    private final PostgresReceipts own;
    private final PostgresMirrorProofs mirrors;

    ProofRequests(Session database, PostgresReceipts own, PostgresMirrorProofs mirrors) {
        this.database = database;
        this.own = own;
        this.mirrors = mirrors;
    }

    /**
     * Asks for a proof of the own catalogue, all of which is sent for it.
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
        mirrors.askForAProof(partner);
    }

    /** Whether the manifest of a proof is in the log. */
    @Transactional
    public boolean isManifestSent(UUID proof) {
        return (Boolean) database.createNativeQuery("""
                        select exists (select from own_proof where id = :proof
                            and state in ('sent', 'listing-requested', 'listing', 'listed', 'finished'))
                        """, Object.class)
                .setParameter("proof", proof)
                .getSingleResult();
    }

    /**
     * Whether a proof of the own catalogue has not come to its end, one that follows a repair included. What a mirror
     * has asked for may wait for the night, and does not count until it has begun.
     */
    @Transactional
    public boolean isAtWork() {
        return (Boolean) database.createNativeQuery("""
                        select exists (select from own_proof
                            where state <> 'finished' and not (state = 'requested' and origin = 'mirror'))
                        """, Object.class).getSingleResult();
    }
}
