package org.libraryexchange.exchange.proving;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.proof.Receipt;

/**
 * What the latest comparison of a whole mirror found.
 *
 * @param proof id of the proof
 * @param sequence of the owner's log at which the mirror was compared
 * @param outcome {@code verified} or {@code items-differ}
 * @param items how many items the owner had there
 * @param verified how many of them the mirror held byte for byte
 * @param rejected how many the mirror had kept aside
 * @param differing how many differed otherwise
 * @param made when the mirror answered
 * @param changesSince changes in the owner's log since, about which the proof says nothing; empty if nobody has looked
 */
public record LastProof(
        UUID proof,
        long sequence,
        String outcome,
        long items,
        long verified,
        long rejected,
        long differing,
        Instant made,
        OptionalLong changesSince) {

    static LastProof of(Receipt receipt) {
        return new LastProof(
                receipt.proof(),
                receipt.sequence(),
                receipt.outcome().term(),
                receipt.result().items(),
                receipt.result().verified(),
                receipt.rejected(),
                receipt.differing(),
                receipt.made(),
                OptionalLong.empty());
    }

    /** Whether the mirror held all items as the owner had them. */
    public boolean whole() {
        return verified == items;
    }

    /** Changes since, as far as anybody has looked. */
    public long later() {
        return changesSince.orElse(0);
    }

    /**
     * The same proof, as the log stands now.
     *
     * @param latest sequence of the latest change of the owner that this city knows
     */
    public LastProof upTo(long latest) {
        OptionalLong later = OptionalLong.of(Math.max(0, latest - sequence));
        return new LastProof(proof, sequence, outcome, items, verified, rejected, differing, made, later);
    }
}
