package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.ReissueRequest.Wanted;

/** What mirrors answered, and the proofs that are asked for, in the database. */
@ApplicationScoped
public class PostgresReceipts implements Receipts {

    /** Repairs that do not help after so many rounds need a person. */
    private static final int MOST_ROUNDS = 5;

    private final Session database;
    private final NodeConfig node;
    private final Reissues reissues;
    private final Event<ChangeCommitted> committed;
    private final Clock clock;
    private final Supplier<UUID> ids;

    PostgresReceipts(
            Session database,
            NodeConfig node,
            Reissues reissues,
            Event<ChangeCommitted> committed,
            Clock clock,
            Supplier<UUID> ids) {
        this.database = database;
        this.node = node;
        this.reissues = reissues;
        this.committed = committed;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    @Transactional
    public boolean keep(Receipt receipt, Signed signed) {
        return insert(receipt, signed) && isAtWork(receipt);
    }

    /** Keeps a receipt, given or got; false if it is there already. One that anybody could have written gives way. */
    @Transactional
    boolean insert(Receipt receipt, Signed signed) {
        return database.createNativeMutationQuery("""
                        insert into receipt (owner, proof_id, mirror, step, sequence, outcome, items, verified, rejected,
                            differing, document, signature, signature_state, made)
                        values (:owner, :proof, :mirror, :step, :sequence, :outcome, :items, :verified, :rejected,
                            :differing, :document, :signature, :state, :made)
                        on conflict on constraint receipt_pk do update set (sequence, outcome, items, verified, rejected,
                            differing, document, signature, signature_state, made, kept)
                            = row (excluded.sequence, excluded.outcome, excluded.items, excluded.verified,
                                excluded.rejected, excluded.differing, excluded.document, excluded.signature,
                                excluded.signature_state, excluded.made, excluded.kept)
                        where receipt.signature_state in ('wrong', 'missing')
                            and excluded.signature_state in ('valid', 'unchecked')
                        """)
                        .setParameter("owner", receipt.owner())
                        .setParameter("proof", receipt.proof())
                        .setParameter("mirror", receipt.mirror())
                        .setParameter("step", receipt.step())
                        .setParameter("sequence", receipt.sequence())
                        .setParameter("outcome", receipt.outcome().term())
                        .setParameter("items", receipt.items())
                        .setParameter("verified", receipt.verified())
                        .setParameter("rejected", receipt.rejected())
                        .setParameter("differing", receipt.differing())
                        .setParameter("document", signed.document())
                        .setParameter("signature", signed.signature(), byte[].class)
                        .setParameter("state", signed.state().term())
                        .setParameter("made", receipt.made())
                        .executeUpdate()
                > 0;
    }

    @Override
    @Transactional
    public Optional<Proved> proved(UUID proof, int step) {
        return database.createNativeQuery("""
                        select case when digest_step = :step then sequence else listing_sequence end, items, root
                        from own_proof where id = :proof and root is not null and :step in (digest_step, listing_step)
                        """, Object[].class)
                .setParameter("proof", proof)
                .setParameter("step", step)
                .uniqueResultOptional()
                .map(row -> new Proved((Long) row[0], (Long) row[1], (String) row[2]));
    }

    @Override
    @Transactional
    public long lastPlace() {
        return database.createNativeQuery("select sequence from own_log", Long.class)
                .getSingleResult();
    }

    @Override
    @Transactional
    public void stopPublishing(long confirmed) {
        database.createNativeMutationQuery("""
                        update publication set confirmed_beyond = greatest(confirmed_beyond, :confirmed), goes_above = false
                        """)
                .setParameter("confirmed", confirmed)
                .executeUpdate();
        committed.fire(new ChangeCommitted());
    }

    private boolean isAtWork(Receipt receipt) {
        return !database.createNativeQuery("""
                        select id from own_proof where id = :proof and :step in (digest_step, listing_step) for update
                        """, UUID.class)
                .setParameter("proof", receipt.proof())
                .setParameter("step", receipt.step())
                .getResultList()
                .isEmpty();
    }

    /** Where the listing of another mirror's buckets is at work already, this one's come with a proof of their own. */
    @Override
    @Transactional
    public void list(UUID proof, BitSet buckets) {
        int listed = database.createNativeMutationQuery("""
                        update own_proof set state = 'listing-requested', listing_buckets = :buckets
                        where id = :proof and state in ('hashed', 'sent')
                        """)
                .setParameter("proof", proof)
                .setParameter("buckets", buckets.toByteArray())
                .executeUpdate();
        if (listed == 0) {
            requestAgain(proof, Origin.REPAIR);
        }
        committed.fire(new ChangeCommitted());
    }

    @Override
    @Transactional
    public int reissue(UUID chain, Collection<Wanted> wanted) {
        int reissued = reissues.reissue(chain, wanted);
        if (reissued > 0) {
            committed.fire(new ChangeCommitted());
        }
        return reissued;
    }

    /** Proofs before it that nobody has answered are not going to be: their markers may be gone from the log. */
    @Override
    @Transactional
    public void finish(UUID proof) {
        database.createNativeMutationQuery("""
                        update own_proof set state = 'finished', finished = :now, buckets = null
                        where id = :proof and (select count(distinct mirror) from receipt
                            where proof_id = :proof and owner = :city and outcome <> 'buckets-differ') >= :mirrors
                        """)
                .setParameter("proof", proof)
                .setParameter("city", node.city())
                .setParameter("mirrors", node.partners().size())
                .setParameter("now", clock.instant())
                .executeUpdate();
        database.createNativeMutationQuery("""
                        update own_proof set state = 'finished' where state in ('sent', 'listed')
                            and requested < (select requested from own_proof where id = :proof and state = 'finished')
                        """).setParameter("proof", proof).executeUpdate();
    }

    @Override
    @Transactional
    public void request(Origin origin, String who) {
        UUID unused = requested(origin, who);
    }

    /** Asks for a proof and returns it; one that waits already is as good as a new one. */
    @Transactional
    public UUID requested(Origin origin, String who) {
        List<UUID> waiting = waiting();
        if (waiting.isEmpty()) {
            return insert(origin, who, new Round(null, 0));
        }
        if (origin != Origin.MIRROR) {
            hurry(waiting.get(0), origin, who);
        }
        return waiting.get(0);
    }

    /** What a mirror asked for may wait for the night; what the city itself asks for does not. */
    private void hurry(UUID proof, Origin origin, String who) {
        database.createNativeMutationQuery("""
                        update own_proof set origin = :origin, requested_by = :who, chain = id, round = 0
                        where id = :proof and state = 'requested'
                            and chain in (select id from own_proof where origin = 'mirror')
                        """)
                .setParameter("origin", origin.term())
                .setParameter("who", who)
                .setParameter("proof", proof)
                .executeUpdate();
        committed.fire(new ChangeCommitted());
    }

    private List<UUID> waiting() {
        return database.createNativeQuery(
                        "select id from own_proof where state = 'requested' order by requested limit 1", UUID.class)
                .getResultList();
    }

    private record Round(UUID chain, int number) {}

    @Override
    @Transactional
    public void requestAgain(UUID proof, Origin origin) {
        Object[] before = database.createNativeQuery(
                        "select chain, round, requested_by from own_proof where id = :proof", Object[].class)
                .setParameter("proof", proof)
                .getSingleResult();
        int round = (Integer) before[1] + 1;
        if (round <= MOST_ROUNDS && waiting().isEmpty()) {
            UUID unused = insert(origin, (String) before[2], new Round((UUID) before[0], round));
        }
    }

    private UUID insert(Origin origin, String who, Round round) {
        UUID id = ids.get();
        database.createNativeMutationQuery("""
                        insert into own_proof (id, origin, requested, requested_by, chain, round, state)
                        values (:id, :origin, :now, :who, :chain, :round, 'requested')
                        """)
                .setParameter("id", id)
                .setParameter("origin", origin.term())
                .setParameter("now", clock.instant())
                .setParameter("who", who)
                .setParameter("chain", round.chain() == null ? id : round.chain())
                .setParameter("round", round.number())
                .executeUpdate();
        committed.fire(new ChangeCommitted());
        return id;
    }

    @Override
    @Transactional
    public UUID chain(UUID proof) {
        return database.createNativeQuery("select chain from own_proof where id = :proof", UUID.class)
                .setParameter("proof", proof)
                .getSingleResult();
    }
}
