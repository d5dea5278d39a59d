package org.libraryexchange.proving;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What became of an item on its way to the mirrors, as far as their latest receipts tell.
 *
 * @param sequence its place in the owner's log; empty for a draft
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
     * @param state {@code unproved} until a proof has reached the item's place in the log; then {@code proved},
     *     {@code rejected} or {@code differs}
     * @param reason why the mirror rejected it, or how it differs
     * @param provedSequence place of the log that the mirror was last looked at
     * @param provedAt when that was
     */
    public record MirrorReceipt(
            String city,
            String state,
            Optional<String> reason,
            OptionalLong provedSequence,
            Optional<Instant> provedAt) {}
}
