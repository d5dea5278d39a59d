package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.OwnProofs.Due;
import org.libraryexchange.exchange.proving.OwnProofs.WaitingMessage;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;

/**
 * Stores the proofs of the own log in the database. A proof is {@code requested} until its marker is sent, {@code marked}
 * until the digest is computed, {@code hashed} until the manifest is {@code sent}. If a mirror asks for the items of some
 * buckets, it is {@code listing-requested}, {@code listing} and {@code listed}. It is {@code finished} once each mirror has
 * given its last answer, or a later proof has replaced it.
 */
@Singleton
record PostgresOwnProofs(LogTables logs, ProofContext context) implements OwnProofs {

    @Override
    public void resume() {
        logs.execute("""
                update own_proof set state = case state when 'marked' then 'requested' else 'listing-requested' end
                where state in ('marked', 'listing')
                """);
    }

    private record Turn(UUID id, String state) {}

    /**
     * A marker sends all waiting changes. So a proof that only a mirror or a load asked for waits until no change is held back
     * for the night.
     */
    @Override
    public Optional<Due> due() {
        return logs.inTransaction(() -> waitingProof().flatMap(this::due));
    }

    private Optional<Turn> waitingProof() {
        return logs.first(Turn.class, """
                select id, state from own_proof
                where state in ('requested', 'marked', 'hashed', 'listing-requested', 'listing')
                    and not (state = 'requested'
                        and exists (select from own_proof first where first.id = own_proof.chain
                            and first.origin in ('mirror', 'load'))
                        and exists (select from publication, own_log
                            where released_sequence < own_log.sequence))
                order by case state when 'marked' then 0 when 'listing' then 0 when 'requested' then 2 else 1 end,
                    requested limit 1
                """);
    }

    /** Empty while the first proof is being worked on. */
    private Optional<Due> due(Turn first) {
        return switch (first.state()) {
            case "hashed" -> Optional.of(new Due.Sending(manifest(first.id())));
            case "listing-requested" -> Optional.of(new Due.Listing(first.id(), listingBuckets(first.id())));
            case "requested" -> Optional.of(new Due.Digest(first.id()));
            default -> Optional.empty();
        };
    }

    private record DigestRow(int digestStep, long sequence, long items, byte[] buckets, List<UUID> damaged) {

        Manifest manifest(UUID proof) {
            Marker marker = Marker.ofDigest(proof, digestStep, sequence);
            return Manifest.of(marker, new CatalogueDigest(items, buckets), damaged);
        }
    }

    private Manifest manifest(UUID proof) {
        return logs.one(DigestRow.class, """
                select digest_step, sequence, items, buckets, damaged from own_proof where id = ?
                """, proof).manifest(proof);
    }

    private BitSet listingBuckets(UUID proof) {
        byte[] buckets = logs.one(byte[].class, "select listing_buckets from own_proof where id = ?", proof);
        return BitSet.valueOf(buckets);
    }

    @Override
    public int marked(UUID proof, long sequence) {
        Optional<Integer> step = logs.inTransaction(() -> {
            logs.execute(
                    "update publication set released_sequence = ? where released_sequence < ?", sequence, sequence);
            return logs.first(Integer.class, """
                    update own_proof set state = 'marked', step = step + 1, digest_step = step + 1,
                        sequence = ?, marked = ?
                    where id = ? and state = 'requested' returning step
                    """, sequence, context.clock().instant(), proof);
        });
        return step.orElseThrow(PostgresOwnProofs::takenUp);
    }

    private static FencedException takenUp() {
        return new FencedException("another process has taken the proof up");
    }

    @Override
    public void hashed(Marker marker, CatalogueView.Sum sum) {
        logs.useHandle(handle -> handle.createUpdate("""
                        update own_proof set state = 'hashed', items = :items, root = :root, buckets = :buckets,
                            damaged = :damaged, hashed = :now
                        where id = :proof and digest_step = :step and state = 'marked'
                        """)
                .bind("proof", marker.proof())
                .bind("step", marker.step())
                .bind("items", sum.digest().items())
                .bind("root", sum.digest().root())
                .bind("buckets", sum.digest().buckets())
                .bind("damaged", sum.damaged())
                .bind("now", context.clock().instant())
                .execute());
    }

    /** Does nothing if the proof is further on already, because a receipt came before this call. */
    @Override
    public void sent(UUID proof) {
        logs.execute("""
                update own_proof set state = case state when 'hashed' then 'sent' else state end, buckets = null
                where id = ?
                """, proof);
    }

    /** Notes that a mirror needs the items of these buckets; returns whether the proof was ready for that. */
    boolean list(UUID proof, BitSet buckets) {
        return logs.changed("""
                update own_proof set state = 'listing-requested', listing_buckets = ?
                where id = ? and state in ('hashed', 'sent')
                """, buckets.toByteArray(), proof) > 0;
    }

    @Override
    public int listing(UUID proof, long sequence) {
        return logs.first(Integer.class, """
                update own_proof set state = 'listing', step = step + 1, listing_step = step + 1,
                    listing_sequence = ?
                where id = ? and state = 'listing-requested' returning step
                """, sequence, proof).orElseThrow(PostgresOwnProofs::takenUp);
    }

    @Override
    public void listed(UUID proof, int step) {
        logs.execute("""
                update own_proof set state = 'listed'
                where id = ? and listing_step = ? and state = 'listing'
                """, proof, step);
    }

    /**
     * Also finishes earlier unanswered proofs. Nobody will answer them, because their markers may be gone from the log.
     */
    void finish(UUID proof) {
        logs.inTransaction(() -> {
            logs.execute(
                    """
                    update own_proof set state = 'finished', finished = ?, buckets = null
                    where id = ? and (select count(distinct mirror) from receipt
                        where proof_id = own_proof.id and owner = ? and outcome <> 'buckets-differ') >= ?
                    """,
                    context.clock().instant(),
                    proof,
                    logs.city(),
                    logs.partners().size());
            logs.execute("""
                    update own_proof set state = 'finished' where state in ('sent', 'listed')
                        and requested < (select requested from own_proof
                            where id = ? and state = 'finished')
                    """, proof);
        });
    }

    @Override
    public List<WaitingMessage> waiting() {
        return new MessageOutbox(logs, context).waiting();
    }

    @Override
    public void told(List<WaitingMessage> told) {
        new MessageOutbox(logs, context).remove(told);
    }
}
