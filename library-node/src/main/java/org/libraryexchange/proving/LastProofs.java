package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;
import org.libraryexchange.node.NodeConfig;

/** Tells how far mirrors are proved. */
@ApplicationScoped
public class LastProofs {

    private final Session database;
    private final String city;

    LastProofs(Session database, NodeConfig node) {
        this.database = database;
        this.city = node.city();
    }

    /**
     * The latest receipt of a mirror for an owner's catalogue that says something of all of it and can be trusted. The
     * log tells which is the latest; the mirror's clock may not.
     */
    @Transactional
    public Optional<LastProof> of(String owner, String mirror) {
        return database.createNativeQuery("""
                        select sequence, outcome, items, verified, rejected, differing, made from receipt
                        where owner = :owner and mirror = :mirror and outcome in ('verified', 'items-differ')
                            and (signature_state in ('valid', 'unchecked') or mirror = :city)
                        order by sequence desc, kept desc limit 1
                        """, Tuple.class)
                .setParameter("owner", owner)
                .setParameter("mirror", mirror)
                .setParameter("city", city)
                .uniqueResultOptional()
                .map(LastProofs::proof);
    }

    private static LastProof proof(Tuple row) {
        return new LastProof(
                row.get("sequence", Long.class),
                row.get("outcome", String.class),
                row.get("items", Long.class),
                row.get("verified", Long.class),
                row.get("rejected", Long.class),
                row.get("differing", Long.class),
                row.get("made", Instant.class));
    }
}
