package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.MirrorProofs.Catalogue;
import org.libraryexchange.exchange.proving.MirrorProofs.Rejection;
import org.libraryexchange.exchange.proving.MirrorProofs.Sides;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.record.RejectionReason;

/** Stores the comparisons of this city's mirrors in the database. */
@Singleton
record PostgresMirrorProofs(LogTables logs, ProofContext context) implements MirrorProofs {

    private static final String ANSWERED = "answered = :now, buckets = null, manifest = null";

    /**
     * Accepts a marker that was noted before with the same position: the process ended before the mirror's position
     * moved past it.
     */
    @Override
    public boolean meet(ProofStep place, Marker marker, Position at) {
        return logs.withHandle(handle -> handle.createUpdate("""
                                insert into mirror_proof (owner, proof_id, step, sequence, topic_id, marker_offset,
                                    stood_at, listing_buckets, met)
                                values (:owner, :proof, :step, :sequence, :topic, :offset, :stood, :buckets, :now)
                                on conflict on constraint mirror_proof_pk
                                    do update set met = excluded.met, stood_at = excluded.stood_at
                                where mirror_proof.answered is null
                                    and mirror_proof.marker_offset = excluded.marker_offset
                                    and mirror_proof.topic_id is not distinct from excluded.topic_id
                                """)
                        .bindMethods(place)
                        .bind("topic", at.topicId())
                        .bind("offset", at.nextOffset())
                        .bind("stood", at.sequence())
                        .bind(
                                "buckets",
                                marker.isOfListing() ? marker.listedBuckets().toByteArray() : null)
                        .bind("now", context.clock().instant())
                        .execute())
                > 0;
    }

    @Override
    public void forget(ProofStep place) {
        boolean unused = changes(place, ANSWERED, update -> update);
    }

    /** Changes the row of a marker that is not answered yet; returns whether there is one. */
    private boolean changes(ProofStep place, String change, UnaryOperator<Update> values) {
        return logs.withHandle(handle -> values.apply(handle.createUpdate("update mirror_proof set " + change + """
                                         where owner = :owner and proof_id = :proof and step = :step and answered is null
                                        """)
                                .bindMethods(place)
                                .bind("now", context.clock().instant()))
                        .execute())
                > 0;
    }

    @Override
    public OptionalLong stoodAt(ProofStep place) {
        return logs.first(OptionalLong.class, """
                        select stood_at from mirror_proof
                        where owner = ? and proof_id = ? and step < ? and stood_at is not null
                        order by step desc limit 1
                        """, place.owner(), place.proof(), place.step())
                .orElse(OptionalLong.empty());
    }

    @Override
    public void hashed(ProofStep place, CatalogueDigest digest) {
        boolean unused = changes(
                place, "items = :items, buckets = :buckets, hashed = :now", update -> update.bindMethods(digest));
    }

    @Override
    public void keep(ProofStep place, Manifest manifest) {
        boolean unused = changes(
                place,
                "manifest = :manifest, owner_items = :items, owner_root = :root",
                update -> update.bindMethods(manifest)
                        .bind("manifest", manifest.digest().buckets()));
    }

    private record Digests(long ownerItems, byte[] manifest, long items, byte[] buckets) {

        Sides sides() {
            return new Sides(new CatalogueDigest(ownerItems, manifest), new CatalogueDigest(items, buckets));
        }
    }

    @Override
    public Optional<Sides> sides(ProofStep place) {
        return logs.first(Digests.class, """
                        select owner_items, manifest, items, buckets from mirror_proof
                        where owner = ? and proof_id = ? and step = ? and answered is null
                            and manifest is not null and buckets is not null
                        """, place.owner(), place.proof(), place.step())
                .map(Digests::sides);
    }

    @Override
    public void keep(ProofStep place, Listing listing) {
        logs.useHandle(handle -> handle.createUpdate("""
                        insert into listing_part (owner, proof_id, step, part, value)
                        select owner, proof_id, step, :part, :value from mirror_proof
                        where owner = :owner and proof_id = :proof and step = :step and answered is null
                        on conflict do nothing
                        """)
                .bindMethods(place)
                .bind("part", listing.part())
                .bind("value", listing.bytes())
                .execute());
    }

    @Override
    public Optional<Listing> part(ProofStep place, int number) {
        return logs.first(byte[].class, """
                        select value from listing_part where owner = ? and proof_id = ? and step = ? and part = ?
                        """, place.owner(), place.proof(), place.step(), number)
                .map(PostgresMirrorProofs::listing);
    }

    private static Listing listing(byte[] value) {
        try {
            return (Listing) Message.read(MessageType.LISTING, value);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a listing that was read before cannot be read", e);
        }
    }

    @Override
    public int parts(ProofStep place, int last) {
        return logs.one(Integer.class, """
                select count(*) from listing_part where owner = ? and proof_id = ? and step = ? and part <= ?
                """, place.owner(), place.proof(), place.step(), last);
    }

    @Override
    public Catalogue compared(ProofStep place) {
        return logs.first(Catalogue.class, """
                select owner_items as items, owner_root as root from mirror_proof
                where owner = ? and proof_id = ? and owner_items is not null
                order by step desc limit 1
                """, place.owner(), place.proof()).orElse(Catalogue.NOTHING);
    }

    private record RejectionRow(UUID itemId, long sequence, byte[] sha256, String reason) {}

    @Override
    public Map<UUID, Rejection> rejections(String owner, Set<UUID> items) {
        Map<UUID, Rejection> rejections = new HashMap<>();
        List<String> explaining = RejectionReason.terms(RejectionReason::isOfContent);
        logs.list(RejectionRow.class, """
                        select item_id, sequence, sha256(value) as sha256, reason from rejected_record
                        where owner = ? and item_id = any(?) and state in ('open', 'requested')
                            and sequence is not null and reason = any(?)
                        order by sequence
                        """, owner, items, explaining)
                .forEach(
                        row -> rejections.put(row.itemId(), new Rejection(row.sequence(), row.sha256(), row.reason())));
        return rejections;
    }

    @Override
    public void answer(Receipt receipt) {
        ProofStep place = new ProofStep(receipt.owner(), receipt.proof(), receipt.step(), receipt.sequence());
        logs.useHandle(handle -> {
            if (changes(place, ANSWERED, update -> update)) {
                give(handle, place, receipt);
                handle.execute(
                        "delete from listing_part where owner = ? and proof_id = ? and step = ?",
                        place.owner(),
                        place.proof(),
                        place.step());
            }
        });
    }

    private void give(Handle handle, ProofStep place, Receipt receipt) {
        new PostgresReceipts(logs, context).insert(receipt, new MessageOutbox(logs, context).post(receipt));
        if (receipt.outcome() == Receipt.Outcome.VERIFIED) {
            closeGap(handle, place);
            stepBack(handle, place);
        }
    }

    /** A gap after the proved sequence stays open. */
    private static void closeGap(Handle handle, ProofStep place) {
        handle.execute(
                "update mirror_position set gap_after = null where owner = ? and gap_after < ?",
                place.owner(),
                place.sequence());
    }

    /**
     * Moves a mirror's position back to the proved sequence, if it was ahead of it. The mirror holds exactly what the
     * owner has there.
     */
    private static void stepBack(Handle handle, ProofStep place) {
        handle.createUpdate("""
                        update mirror_position position set sequence = :sequence
                        from mirror_proof met
                        where position.owner = :owner and position.sequence > :sequence
                            and met.owner = :owner and met.proof_id = :proof and met.step = :step
                            and met.stood_at = position.sequence
                        """).bindMethods(place).execute();
    }

    private record OpenMarker(UUID proofId, int step, long sequence, String topicId, long markerOffset) {

        boolean isBefore(Position reading) {
            return !Objects.equals(topicId, reading.topicId()) || markerOffset < reading.nextOffset();
        }
    }

    @Override
    public Set<ProofStep> lost(String owner, Position reading) {
        return logs.list(OpenMarker.class, """
                        select proof_id, step, sequence, topic_id, marker_offset from mirror_proof
                        where owner = ? and answered is null and (buckets is null or manifest is not null)
                        """, owner).stream()
                .filter(row -> row.isBefore(reading))
                .map(row -> new ProofStep(owner, row.proofId(), row.step(), row.sequence()))
                .collect(Collectors.toSet());
    }

    @Override
    public void caughtUp(String owner) {
        logs.inTransaction(() -> {
            logs.execute("update mirror_position set catching_up = false where owner = ?", owner);
            new MessageOutbox(logs, context).requestProof(owner);
        });
    }

    /**
     * Makes the applier read the log from its start. The applier notices the moved position when the next record comes;
     * the proof that is requested makes sure that one comes.
     */
    void rebuild(String owner) {
        logs.inTransaction(() -> {
            logs.execute("""
                    update mirror_position set next_offset = 0, catching_up = true, moved = now() where owner = ?
                    """, owner);
            new MessageOutbox(logs, context).requestProof(owner);
        });
    }
}
