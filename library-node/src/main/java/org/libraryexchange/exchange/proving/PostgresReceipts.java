package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.exchange.log.PublisherNeeded;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.Receipts.Catalogue;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.ReissueRequest.WantedItem;

/** Stores receipts in the database and acts on them. */
@Singleton
record PostgresReceipts(LogTables logs, ProofContext context) implements Receipts {

    /**
     * Gives own items new sequences without changing them. Items are locked before the counter, as in every write, so
     * that the order of sequences stays the order of commits. Skips items that are damaged here, because the mirror
     * would only reject them.
     */
    private static final String REISSUE = """
            with due as (
                select item.id, item.sha256, item.sequence
                from item join unnest(:ids, :seen) as wanted(id, seen) on wanted.id = item.id
                where item.owner = :city and item.sequence <= wanted.seen
                    and sha256(textsend(item.document)) = item.sha256
                    and not exists (select from reissue
                        where chain = :chain and item_id = item.id and reissue.sha256 = item.sha256)
                order by item.sequence for update of item),
            numbered as (select id, row_number() over (order by sequence) as number from due),
            taken as (select take_places(count(*)) as before, given_stamp() as stamp
                from numbered having count(*) > 0),
            moved as (
                update item set sequence = taken.before + numbered.number, stored = taken.stamp, traceparent = null
                from numbered, taken
                where item.id = numbered.id and item.owner = :city
                returning item.id, item.sha256, item.sequence)
            insert into reissue (chain, item_id, sha256, sequence) select :chain, id, sha256, sequence from moved
            """;

    @Override
    public boolean keep(Receipt receipt, SignedBytes signed) {
        return logs.inTransaction(() -> insert(receipt, signed) && isAtWork(receipt));
    }

    /**
     * Stores a receipt, given or received; returns false if it is stored already. A receipt that anybody could have
     * written is replaced by a trusted one.
     */
    boolean insert(Receipt receipt, SignedBytes signed) {
        return logs.withHandle(handle -> handle.createUpdate("""
                                insert into receipt (owner, proof_id, mirror, step, sequence, outcome, why, items, verified,
                                    rejected, differing, document, signature, signature_state, made)
                                values (:owner, :proof, :mirror, :step, :sequence, :outcomeTerm, :why, :items, :verified,
                                    :rejected, :differing, :document, :signature, :state, :made)
                                on conflict on constraint receipt_pk do update set (sequence, outcome, why, items, verified,
                                    rejected, differing, document, signature, signature_state, made, kept)
                                    = row (excluded.sequence, excluded.outcome, excluded.why, excluded.items, excluded.verified,
                                        excluded.rejected, excluded.differing, excluded.document, excluded.signature,
                                        excluded.signature_state, excluded.made, excluded.kept)
                                where receipt.signature_state in ('wrong', 'missing')
                                    and excluded.signature_state in ('valid', 'unchecked')
                                """)
                        .bindMethods(receipt)
                        .bindMethods(receipt.result())
                        .bind("outcomeTerm", receipt.outcome().term())
                        .bind("document", signed.document())
                        .bind("signature", signed.signature())
                        .bind("state", signed.state().term())
                        .execute())
                > 0;
    }

    private boolean isAtWork(Receipt receipt) {
        return logs.first(UUID.class, """
                        select id from own_proof where id = ? and ? in (digest_step, listing_step) for update
                        """, receipt.proof(), receipt.step()).isPresent();
    }

    @Override
    public Optional<Catalogue> proved(UUID proof, int step) {
        return logs.first(Catalogue.class, """
                select case when digest_step = ? then sequence else listing_sequence end as sequence, items, root
                from own_proof where id = ? and root is not null and ? in (digest_step, listing_step)
                """, step, proof, step);
    }

    @Override
    public long lastPlace() {
        return logs.one(Long.class, "select sequence from own_log");
    }

    @Override
    public void stopPublishing(long confirmed) {
        logs.useHandle(handle -> {
            handle.execute("""
                    update publication set goes_above = false,
                        confirmed_beyond = greatest(confirmed_beyond, ?)
                    """, confirmed);
            context.needed().fire(new PublisherNeeded());
        });
    }

    /** If the proof already lists the buckets of another mirror, asks for a further proof for this mirror. */
    @Override
    public void list(UUID proof, BitSet buckets) {
        logs.inTransaction(() -> {
            if (!proofs().list(proof, buckets)) {
                requests().again(proof, Origin.REPAIR);
            }
            context.needed().fire(new PublisherNeeded());
        });
    }

    @Override
    public int reissue(UUID chain, Collection<WantedItem> wanted) {
        int reissued = wanted.isEmpty() ? 0 : moved(chain, wanted);
        if (reissued > 0) {
            context.committed().fire(new ChangeCommitted(logs.own()));
        }
        return reissued;
    }

    private int moved(UUID chain, Collection<WantedItem> wanted) {
        List<UUID> ids = wanted.stream().map(WantedItem::id).toList();
        List<Long> seen = wanted.stream().map(WantedItem::sequence).toList();
        return logs.changed(REISSUE, Map.of("ids", ids, "seen", seen, "city", logs.city(), "chain", chain));
    }

    @Override
    public void finish(UUID proof) {
        proofs().finish(proof);
    }

    @Override
    public void request(Origin origin, String who) {
        UUID unused = requests().requested(origin, who);
    }

    @Override
    public void requestAgain(UUID proof, Origin origin) {
        requests().again(proof, origin);
    }

    @Override
    public UUID chain(UUID proof) {
        return logs.one(UUID.class, "select chain from own_proof where id = ?", proof);
    }

    private PostgresOwnProofs proofs() {
        return new PostgresOwnProofs(logs, context);
    }

    private ProofRequests requests() {
        return new ProofRequests(logs, context);
    }
}
