package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.libraryexchange.database.LogDatabase;

/** Asks for proofs, for the city's nights. */
@ApplicationScoped
public class ProofRequests {

    private final LogDatabase database;
    private final OwnProofRequests own;
    private final MirrorRequests partners;

    ProofRequests(LogDatabase database, OwnProofRequests own, MirrorRequests partners) {
        this.database = database;
        this.own = own;
        this.partners = partners;
    }

    /**
     * Asks for a proof of the own catalogue. Everything that waits is sent for it.
     *
     * @param who on whose behalf
     */
    public UUID ofOwnCatalogue(String who) {
        return own.requested(Origin.NIGHT, who);
    }

    /** Asks a partner to prove its catalogue to the mirror here. */
    public void ofPartner(String partner) {
        partners.proof(partner);
    }

    /** Whether the manifest of a proof is in the log. */
    public boolean isManifestSent(UUID proof) {
        return database.withHandle(
                handle -> handle.select("""
                        select exists (select from own_proof where id = ?
                            and state in ('sent', 'listing-requested', 'listing', 'listed', 'finished'))
                        """, proof).mapTo(Boolean.class).one());
    }

    /**
     * Whether a proof of the own catalogue has not finished, including one that follows a repair. A proof that a mirror
     * or a load asked for may wait for the night, and counts only after it has begun.
     */
    public boolean isAtWork() {
        return database.withHandle(
                handle -> handle.createQuery("""
                        select exists (select from own_proof
                            where state <> 'finished' and not (state = 'requested' and origin in ('mirror', 'load')))
                        """).mapTo(Boolean.class).one());
    }
}
