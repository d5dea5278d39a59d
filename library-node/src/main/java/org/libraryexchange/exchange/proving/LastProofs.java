package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.proof.Receipt;

/** Finds what mirrors were last proved to hold. */
@Singleton
public record LastProofs(LogTables logs) {

    /** What a mirror was last proved to hold of an owner's catalogue. */
    public Optional<LastProof> of(String owner, String mirror) {
        return since(owner, mirror, Instant.EPOCH);
    }

    /**
     * The same, but only by a proof that began after a moment.
     *
     * @param since by this city's clock: when the owner's marker was sent, or when it was read here
     */
    public Optional<LastProof> since(String owner, String mirror, Instant since) {
        return receipt(owner, mirror, since).map(LastProof::of);
    }

    /**
     * The latest receipt of a mirror that covers the owner's whole catalogue and can be trusted. The log decides which
     * is the latest, because the mirror's clock may be wrong.
     */
    Optional<Receipt> receipt(String owner, String mirror, Instant since) {
        return logs.first(
                        byte[].class,
                        """
                        select document from receipt
                        where owner = :owner and mirror = :mirror and outcome in ('verified', 'items-differ')
                            and (signature_state in ('valid', 'unchecked') or mirror = :city)
                            and (:since = timestamptz 'epoch'
                                or exists (select from own_proof
                                    where own_proof.id = receipt.proof_id and marked >= :since)
                                or exists (select from mirror_proof
                                    where mirror_proof.owner = receipt.owner and mirror_proof.proof_id = receipt.proof_id
                                        and met >= :since))
                        order by sequence desc, kept desc limit 1
                        """,
                        Map.of("owner", owner, "since", since, "mirror", mirror, "city", logs.city()))
                .map(LastProofs::read);
    }

    /**
     * Whether a mirror has compared nothing in the latest proof that it answered, because it is paused.
     *
     * @param since by this city's clock: earlier answers do not count
     */
    public boolean isPaused(String owner, String mirror, Instant since) {
        return logs.first(Boolean.class, """
                        select coalesce(why = ?, false) from receipt
                        where owner = ? and mirror = ? and kept >= ?
                            and signature_state in ('valid', 'unchecked')
                        order by sequence desc, kept desc limit 1
                        """, Receipt.PAUSED, owner, mirror, since)
                .orElse(false);
    }

    /** Reads the bytes of a stored receipt. They were valid when they came. */
    static Receipt read(byte[] document) {
        try {
            return (Receipt) Message.read(MessageType.RECEIPT, document);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a receipt that was read before cannot be read", e);
        }
    }
}
