package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.worker.FencedException;

/** The proofs of the own catalogue in the database. */
@ApplicationScoped
class PostgresOwnProofs implements OwnProofs {

    private final Session database;
    private final ControlOutbox outbox;
    private final Clock clock;

    PostgresOwnProofs(Session database, ControlOutbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void resume() {
        database.createNativeMutationQuery("""
                        update own_proof set state = case state when 'marked' then 'requested' else 'listing-requested' end
                        where state in ('marked', 'listing')
                        """).executeUpdate();
    }

    /** A marker sends all that is there; what waits for the night does not go out because a mirror would like to know. */
    @Override
    @Transactional
    public Optional<Due> due() {
        List<Object[]> waiting = database.createNativeQuery("""
                        select id, state from own_proof
                        where state in ('requested', 'marked', 'hashed', 'listing-requested', 'listing')
                            and not (state = 'requested'
                                and exists (select from own_proof first where first.id = own_proof.chain
                                    and first.origin = 'mirror')
                                and exists (select from publication, own_log
                                    where released_sequence < own_log.sequence))
                        order by case when state = 'requested' then 1 else 0 end, requested
                        """, Object[].class).getResultList();
        boolean busy = waiting.stream().map(row -> row[1]).anyMatch(List.of("marked", "listing")::contains);
        return busy || waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(due((UUID) waiting.get(0)[0], (String) waiting.get(0)[1]));
    }

    private Due due(UUID proof, String state) {
        return switch (state) {
            case "hashed" -> new Due.Sending(manifest(proof));
            case "listing-requested" -> new Due.Listing(proof, listingBuckets(proof));
            default -> new Due.Digest(proof);
        };
    }

    private Manifest manifest(UUID proof) {
        Object[] row = database.createNativeQuery(
                        "select digest_step, sequence, items, buckets, damaged from own_proof where id = :proof",
                        Object[].class)
                .setParameter("proof", proof)
                .getSingleResult();
        Marker marker = Marker.ofDigest(proof, (Integer) row[0], (Long) row[1]);
        CatalogueDigest digest = new CatalogueDigest((Long) row[2], (byte[]) row[3]);
        return Manifest.of(marker, digest, List.of((UUID[]) row[4]));
    }

    private BitSet listingBuckets(UUID proof) {
        return BitSet.valueOf(
                database.createNativeQuery("select listing_buckets from own_proof where id = :proof", byte[].class)
                        .setParameter("proof", proof)
                        .getSingleResult());
    }

    @Override
    @Transactional
    public int marked(UUID proof, long sequence) {
        database.createNativeMutationQuery(
                        "update publication set released_sequence = :sequence where released_sequence < :sequence")
                .setParameter("sequence", sequence)
                .executeUpdate();
        return next(
                database.createNativeQuery("""
                        update own_proof set state = 'marked', step = step + 1, digest_step = step + 1,
                            sequence = :sequence, marked = :now
                        where id = :proof and state = 'requested' returning step
                        """, Integer.class).setParameter("now", clock.instant()), proof, sequence);
    }

    private static int next(NativeQuery<Integer> step, UUID proof, long sequence) {
        return step.setParameter("proof", proof)
                .setParameter("sequence", sequence)
                .uniqueResultOptional()
                .orElseThrow(() -> new FencedException("another process has taken the proof up"));
    }

    @Override
    @Transactional
    public void hashed(Marker marker, CatalogueView.Sum sum) {
        database.createNativeMutationQuery("""
                        update own_proof set state = 'hashed', items = :items, root = :root, buckets = :buckets,
                            damaged = :damaged, hashed = :now
                        where id = :proof and digest_step = :step and state = 'marked'
                        """)
                .setParameter("proof", marker.proof())
                .setParameter("step", marker.step())
                .setParameter("items", sum.digest().items())
                .setParameter("root", sum.digest().root())
                .setParameter("buckets", sum.digest().buckets())
                .setParameter("damaged", sum.damaged().toArray(UUID[]::new))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** The receipt may have been quicker: then the proof is further on already. */
    @Override
    @Transactional
    public void sent(UUID proof) {
        database.createNativeMutationQuery("""
                        update own_proof set state = case state when 'hashed' then 'sent' else state end, buckets = null
                        where id = :proof
                        """).setParameter("proof", proof).executeUpdate();
    }

    @Override
    @Transactional
    public int listing(UUID proof, long sequence) {
        return next(database.createNativeQuery("""
                        update own_proof set state = 'listing', step = step + 1, listing_step = step + 1,
                            listing_sequence = :sequence
                        where id = :proof and state = 'listing-requested' returning step
                        """, Integer.class), proof, sequence);
    }

    @Override
    @Transactional
    public void listed(UUID proof, int step) {
        database.createNativeMutationQuery("""
                        update own_proof set state = 'listed'
                        where id = :proof and listing_step = :step and state = 'listing'
                        """)
                .setParameter("proof", proof)
                .setParameter("step", step)
                .executeUpdate();
    }

    @Override
    public List<Letter> letters() {
        return outbox.waiting();
    }

    @Override
    public void told(List<Letter> told) {
        outbox.remove(told);
    }
}
