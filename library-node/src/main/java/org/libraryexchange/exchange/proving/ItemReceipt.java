package org.libraryexchange.exchange.proving;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.exchange.proving.AppliedPlaces.AppliedPlace;

/**
 * How far an item has come on its way to the mirrors, according to their latest receipts.
 *
 * @param sequence in the owner's log; empty for a draft
 * @param state {@code draft}, {@code waiting} for the broker, or {@code sent}; {@code held} for a partner's item
 * @param stored when this version was stored here
 * @param mirrors one for each mirror
 */
public record ItemReceipt(
        UUID id,
        String owner,
        long version,
        OptionalLong sequence,
        String state,
        Instant stored,
        List<MirrorReceipt> mirrors) {

    /**
     * What one mirror holds of the item.
     *
     * @param state {@code unproved} at first, {@code received} once the mirror has said that it has applied the log up
     *     to the item's sequence; once a proof has reached it, {@code proved}, {@code rejected} or {@code differs}
     * @param reason why the mirror rejected it, or how it differs; otherwise null
     * @param provedSequence sequence of the log at the mirror's last proof; null before the first
     * @param provedAt time of that proof
     * @param appliedSequence sequence up to which the mirror has applied the log, as it says; null if it never did
     * @param appliedAt when it said so
     */
    public record MirrorReceipt(
            String city,
            String state,
            String reason,
            Long provedSequence,
            Instant provedAt,
            Long appliedSequence,
            Instant appliedAt) {

        /** The same with what the mirror says about its place. What is proved about the item counts for more. */
        MirrorReceipt with(AppliedPlace applied, long itemSequence) {
            boolean received = state.equals("unproved") && applied.sequence() >= itemSequence;
            String now = received ? "received" : state;
            return new MirrorReceipt(city, now, reason, provedSequence, provedAt, applied.sequence(), applied.told());
        }
    }
}
