package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.log.Position;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proving.ControlOutbox.Sealed;
import org.libraryexchange.proving.Receipts.Signed;
import org.libraryexchange.record.RejectionReason;

/** The comparisons of this city's mirrors in the database. */
@ApplicationScoped
class PostgresMirrorProofs implements MirrorProofs {

    private final Session database;
    private final NodeConfig node;
    private final ControlOutbox outbox;
    private final PostgresReceipts receipts;
    private final Clock clock;
    private final Supplier<UUID> ids;

    PostgresMirrorProofs(
            Session database,
            NodeConfig node,
            ControlOutbox outbox,
            PostgresReceipts receipts,
            Clock clock,
            Supplier<UUID> ids) {
        this.database = database;
        this.node = node;
        this.outbox = outbox;
        this.receipts = receipts;
        this.clock = clock;
        this.ids = ids;
    }

    /** The same marker at the same place again is met again: it was not passed before the process ended. */
    @Override
    @Transactional
    public boolean meet(ProofStep place, Marker marker, Position at) {
        int met = placed(database.createNativeMutationQuery("""
                        insert into mirror_proof (owner, proof_id, step, sequence, topic_id, marker_offset, stood_at,
                            listing_buckets, met)
                        values (:owner, :proof, :step, :sequence, :topic, :offset, :stood, :buckets, :now)
                        on conflict on constraint mirror_proof_pk
                            do update set met = excluded.met, stood_at = excluded.stood_at
                        where mirror_proof.answered is null and mirror_proof.marker_offset = excluded.marker_offset
                            and mirror_proof.topic_id is not distinct from excluded.topic_id
                        """), place)
                .setParameter("sequence", place.sequence())
                .setParameter("topic", at.topicId(), String.class)
                .setParameter("offset", at.nextOffset())
                .setParameter("stood", at.sequence())
                .setParameter(
                        "buckets", marker.isOfListing() ? marker.listedBuckets().toByteArray() : null, byte[].class)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return met > 0;
    }

    @Override
    @Transactional
    public void forget(ProofStep place) {
        placed(database.createNativeMutationQuery("""
                        update mirror_proof set answered = :now, buckets = null, manifest = null
                        where owner = :owner and proof_id = :proof and step = :step and answered is null
                        """), place)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    @Override
    @Transactional
    public OptionalLong stoodAt(ProofStep place) {
        return placed(database.createNativeQuery("""
                        select stood_at from mirror_proof
                        where owner = :owner and proof_id = :proof and step < :step and stood_at is not null
                        order by step desc limit 1
                        """, Long.class), place)
                .getResultStream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    @Transactional
    public void hashed(ProofStep place, CatalogueDigest digest) {
        placed(database.createNativeMutationQuery("""
                        update mirror_proof set items = :items, buckets = :buckets, hashed = :now
                        where owner = :owner and proof_id = :proof and step = :step and answered is null
                        """), place)
                .setParameter("items", digest.items())
                .setParameter("buckets", digest.buckets())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    @Override
    @Transactional
    public void keep(ProofStep place, Manifest manifest) {
        placed(database.createNativeMutationQuery("""
                        update mirror_proof set manifest = :manifest, owner_items = :items, owner_root = :root
                        where owner = :owner and proof_id = :proof and step = :step and answered is null
                        """), place)
                .setParameter("manifest", manifest.digest().buckets())
                .setParameter("items", manifest.items())
                .setParameter("root", manifest.root())
                .executeUpdate();
    }

    @Override
    @Transactional
    public Optional<Sides> sides(ProofStep place) {
        return placed(database.createNativeQuery("""
                        select owner_items, manifest, items, buckets from mirror_proof
                        where owner = :owner and proof_id = :proof and step = :step and answered is null
                            and manifest is not null and buckets is not null
                        """, Object[].class), place)
                .uniqueResultOptional()
                .map(row -> new Sides(digest(row[0], row[1]), digest(row[2], row[3])));
    }

    private static CatalogueDigest digest(Object items, Object buckets) {
        return new CatalogueDigest((Long) items, (byte[]) buckets);
    }

    @Override
    @Transactional
    public void keep(ProofStep place, Listing listing) {
        placed(database.createNativeMutationQuery("""
                        insert into listing_part (owner, proof_id, step, part, value)
                        select owner, proof_id, step, :part, :value from mirror_proof
                        where owner = :owner and proof_id = :proof and step = :step and answered is null
                        on conflict do nothing
                        """), place)
                .setParameter("part", listing.part())
                .setParameter("value", listing.bytes())
                .executeUpdate();
    }

    @Override
    @Transactional
    public Optional<Listing> part(ProofStep place, int number) {
        return placed(database.createNativeQuery("""
                        select value from listing_part
                        where owner = :owner and proof_id = :proof and step = :step and part = :part
                        """, byte[].class), place)
                .setParameter("part", number)
                .uniqueResultOptional()
                .map(PostgresMirrorProofs::listing);
    }

    @Override
    @Transactional
    public int parts(ProofStep place, int last) {
        return placed(database.createNativeQuery("""
                        select cast(count(*) as int) from listing_part
                        where owner = :owner and proof_id = :proof and step = :step and part <= :last
                        """, Integer.class), place)
                .setParameter("last", last)
                .getSingleResult();
    }

    private static Listing listing(byte[] value) {
        try {
            return (Listing) Message.read(MessageType.LISTING, value);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a listing that was read before cannot be read", e);
        }
    }

    @Override
    @Transactional
    public Compared compared(ProofStep place) {
        return database.createNativeQuery("""
                        select owner_items, owner_root from mirror_proof
                        where owner = :owner and proof_id = :proof and owner_items is not null
                        order by step desc limit 1
                        """, Object[].class)
                .setParameter("owner", place.owner())
                .setParameter("proof", place.proof())
                .uniqueResultOptional()
                .map(row -> new Compared((Long) row[0], (String) row[1]))
                .orElse(Compared.NOTHING);
    }

    @Override
    @Transactional
    public Map<UUID, Rejection> rejections(String owner, Set<UUID> items) {
        Map<UUID, Rejection> rejections = new HashMap<>();
        if (!items.isEmpty()) {
            database.createNativeQuery("""
                            select item_id, sequence, sha256(value), reason from rejected_record
                            where owner = :owner and item_id in :items and state in ('open', 'requested')
                                and sequence is not null and reason in :explaining
                            order by sequence
                            """, Object[].class)
                    .setParameter("owner", owner)
                    .setParameter("items", items)
                    .setParameter("explaining", RejectionReason.terms(RejectionReason::isOfContent))
                    .getResultList()
                    .forEach(row -> rejections.put(
                            (UUID) row[0], new Rejection((Long) row[1], (byte[]) row[2], (String) row[3])));
        }
        return rejections;
    }

    @Override
    @Transactional
    public void answer(Receipt receipt) {
        ProofStep place = new ProofStep(receipt.owner(), receipt.proof(), receipt.step(), receipt.sequence());
        int answered = placed(database.createNativeMutationQuery("""
                        update mirror_proof set answered = :now, buckets = null, manifest = null
                        where owner = :owner and proof_id = :proof and step = :step and answered is null
                        """), place)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (answered > 0) {
            give(receipt);
            placed(database.createNativeMutationQuery("""
                            delete from listing_part
                            where owner = :owner and proof_id = :proof and step = :step
                            """), place).executeUpdate();
        }
    }

    private void give(Receipt receipt) {
        Sealed told = outbox.post(receipt);
        SignatureState state = told.signature().isPresent() ? SignatureState.VALID : SignatureState.MISSING;
        receipts.insert(receipt, new Signed(told.document(), told.signature().orElse(null), state));
        if (receipt.outcome() == Receipt.Outcome.VERIFIED) {
            closeGap(receipt);
            stepBack(receipt);
        }
    }

    /** A mirror that holds what the owner has at this place, and nothing else, stands there and not farther. */
    private void stepBack(Receipt receipt) {
        database.createNativeMutationQuery("""
                        update mirror_position position set sequence = :sequence
                        from mirror_proof met
                        where position.owner = :owner and position.sequence > :sequence
                            and met.owner = :owner and met.proof_id = :proof and met.step = :step
                            and met.stood_at = position.sequence
                        """)
                .setParameter("owner", receipt.owner())
                .setParameter("proof", receipt.proof())
                .setParameter("step", receipt.step())
                .setParameter("sequence", receipt.sequence())
                .executeUpdate();
    }

    /** A gap that opened behind the proved place stays open. */
    private void closeGap(Receipt receipt) {
        database.createNativeMutationQuery(
                        "update mirror_position set gap_after = null where owner = :owner and gap_after < :sequence")
                .setParameter("owner", receipt.owner())
                .setParameter("sequence", receipt.sequence())
                .executeUpdate();
    }

    @Override
    @Transactional
    public Set<ProofStep> lost(String owner, Position reading) {
        Set<ProofStep> lost = new HashSet<>();
        database.createNativeQuery("""
                        select proof_id, step, sequence, topic_id, marker_offset from mirror_proof
                        where owner = :owner and answered is null and (buckets is null or manifest is not null)
                        """, Object[].class).setParameter("owner", owner).getResultList().stream()
                .filter(row -> !Objects.equals(row[3], reading.topicId()) || (Long) row[4] < reading.nextOffset())
                .forEach(row -> lost.add(new ProofStep(owner, (UUID) row[0], (Integer) row[1], (Long) row[2])));
        return lost;
    }

    @Override
    @Transactional
    public void caughtUp(String owner) {
        database.createNativeMutationQuery("update mirror_position set catching_up = false where owner = :owner")
                .setParameter("owner", owner)
                .executeUpdate();
        askForAProof(owner);
    }

    /** Asks a partner to prove its catalogue to this city's mirror. */
    @Transactional
    void askForAProof(String owner) {
        Sealed unused = outbox.post(new ProofRequest(ids.get(), owner, node.city()));
    }

    /**
     * Lets the log be read from its start. The applier finds the position moved when something comes, and begins there; a
     * proof is asked for, so that something comes.
     */
    @Transactional
    void rebuild(String owner) {
        database.createNativeMutationQuery("""
                        update mirror_position set next_offset = 0, catching_up = true, moved = now()
                        where owner = :owner
                        """).setParameter("owner", owner).executeUpdate();
        askForAProof(owner);
    }

    private static MutationQuery placed(MutationQuery query, ProofStep place) {
        return query.setParameter("owner", place.owner())
                .setParameter("proof", place.proof())
                .setParameter("step", place.step());
    }

    private static <T> NativeQuery<T> placed(NativeQuery<T> query, ProofStep place) {
        return query.setParameter("owner", place.owner())
                .setParameter("proof", place.proof())
                .setParameter("step", place.step());
    }
}
