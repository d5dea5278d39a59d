package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.ItemReceipt.MirrorReceipt;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.MessageRecord;

/** How far logs are applied: the city's own by its partners, as these say, and theirs by this city. */
@Singleton
public record AppliedPlaces(LogTables logs, ProofContext context) {

    /** How far a mirror has applied an owner's log, as far as this node knows. One of the two is this city. */
    public Optional<AppliedPlace> place(String owner, String mirror) {
        return owner.equals(logs.city()) ? there(mirror) : here(owner);
    }

    /**
     * What a mirror holds of an item, as its latest receipt and its own word about its place say.
     *
     * @param sequence of the item in the owner's log
     */
    public MirrorReceipt held(String owner, String mirror, UUID item, long sequence) {
        MirrorReceipt proved = new LastProofs(logs)
                .receipt(owner, mirror, Instant.EPOCH)
                .map(receipt -> MirrorKnowledge.of(receipt).of(item, sequence))
                .orElseGet(() -> MirrorKnowledge.nothing(mirror));
        // Of a partner's letters and pictures, only what is proved counts.
        Optional<AppliedPlace> applied = logs.own().sort().carriesAnswers() ? there(mirror) : place(owner, mirror);
        return applied.map(place -> proved.with(place, sequence)).orElse(proved);
    }

    /** What a partner has said last; empty before the first time. */
    private Optional<AppliedPlace> there(String partner) {
        return read(
                "select sequence, told from applied_log where partner = ? and log = ?",
                partner,
                logs.own().topic());
    }

    /** The place of the mirror, and when it came there; empty before its first look at the log. */
    private Optional<AppliedPlace> here(String partner) {
        return read("select sequence, moved as told from mirror_position where owner = ?", partner);
    }

    private Optional<AppliedPlace> read(String sql, Object... arguments) {
        return logs.first(AppliedPlace.class, sql, arguments);
    }

    /**
     * Notes what a mirror says of the city's own log. An earlier place replaces a later one: the mirror was restored, or reads the log again.
     * A place that the log has not reached is ignored: either nobody can have applied it, or this database was restored,
     * and then its numbers stand for other changes.
     */
    void note(Applied there) {
        if (!there.log().equals(logs.own().source())) {
            return;
        }
        logs.execute("""
                insert into applied_log (partner, log, sequence, told)
                select ?, ?, ?, ? from own_log where own_log.sequence >= ?
                on conflict on constraint applied_log_pk do update set
                    sequence = excluded.sequence, told = excluded.told
                """, there.mirror(), logs.own().topic(), there.sequence(), there.made(), there.sequence());
    }

    /** Tells a partner how far this city has applied its log. For use by one thread. */
    public AppliedTeller teller(String partner) {
        return new AppliedTeller(
                () -> here(partner).map(AppliedPlace::sequence).orElse(0L),
                sequence -> message(partner, sequence),
                System::nanoTime);
    }

    /** The signed message to the partner. */
    private MessageRecord message(String partner, long sequence) {
        Instant now = context.clock().instant();
        Applied message = new Applied(logs.of(partner).source(), logs.city(), sequence, now);
        byte[] document = message.bytes();
        return new MessageRecord(
                logs.places(), message, document, context.signatures().sign(document), now);
    }

    /** Listens to what a partner tells. For use by one thread. */
    public AppliedListener listener(String partner) {
        return new AppliedListener(
                partner,
                logs.own(),
                heard -> context.signatures().signed(partner, heard).state(),
                this::note);
    }

    /**
     * How far a mirror has applied a log.
     *
     * @param sequence of the last change that it applied
     * @param told when it said so, by its own clock
     */
    public record AppliedPlace(long sequence, Instant told) {}
}
