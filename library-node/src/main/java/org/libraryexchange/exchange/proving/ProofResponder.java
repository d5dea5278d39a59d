package org.libraryexchange.exchange.proving;

import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.exchange.proving.Comparison.Finding;
import org.libraryexchange.exchange.proving.MirrorProofs.Catalogue;
import org.libraryexchange.exchange.proving.MirrorProofs.Rejection;
import org.libraryexchange.exchange.proving.MirrorProofs.Sides;
import org.libraryexchange.proof.Buckets;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.ListedItem;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.Receipt.Result;

/**
 * Decides what a mirror answers to a proof, and repairs differences before it answers.
 *
 * @param log that is mirrored, as receipts name it; null for item logs
 */
record ProofResponder(String city, String log, MirrorProofs proofs, Repairs repairs, Clock clock) {

    void catchingUp(ProofStep place) {
        answer(place, Result.none(Outcome.CATCHING_UP, null));
    }

    void interrupted(ProofStep place) {
        answer(place, Result.none(Outcome.INTERRUPTED, null));
    }

    /** Also for a partner's version that does not know of pauses: to it, the comparison was interrupted. */
    void paused(ProofStep place) {
        answer(place, Result.none(Outcome.INTERRUPTED, Receipt.PAUSED));
    }

    /** Answers after the digests of both sides have arrived. */
    void ofBuckets(ProofStep place, Sides sides) {
        if (sides.owner().bucketCount() != sides.mirror().bucketCount()) {
            // The partner divides its catalogue into another number of buckets than the contract says. Its items are
            // applied anyway.
            interrupted(place);
            return;
        }
        long items = sides.owner().items();
        String root = sides.owner().root();
        BitSet differing = sides.owner().differing(sides.mirror());
        answer(
                place,
                differing.isEmpty()
                        ? Result.equal(items, root)
                        : new Result(
                                Outcome.BUCKETS_DIFFER, null, items, 0, root, Buckets.write(differing), List.of(), 0));
    }

    /**
     * Compares items after the last part of the owner's listing has arrived. If an earlier part is missing, its items
     * would look as if only the mirror had them, so the comparison ends.
     */
    void ofItems(ProofStep place, int lastPart, BitSet buckets, CatalogueView view) {
        if (proofs.parts(place, lastPart) <= lastPart) {
            interrupted(place);
            return;
        }
        Comparison comparison = compared(place, buckets, view);
        Map<UUID, Rejection> rejections = proofs.rejections(
                place.owner(),
                comparison.findings().stream().map(found -> found.any().id()).collect(Collectors.toSet()));
        List<Finding> findings = comparison.findings().stream()
                .map(found -> withRejection(found, rejections))
                .toList();
        CrashPoint.hit("r2");
        repair(place, findings);
        answer(place, comparison, findings, rejections);
    }

    private Comparison compared(ProofStep place, BitSet buckets, CatalogueView view) {
        Comparison comparison = new Comparison(CatalogueDigest.BUCKETS, Receipt.MOST_DIFFERENCES);
        Parts parts = new Parts(place);
        view.list(buckets, mirrored -> {
            while (!comparison.reaches(mirrored) && parts.next()) {
                parts.listed().forEach(comparison::owner);
            }
            comparison.mirror(mirrored);
        });
        while (parts.next()) {
            parts.listed().forEach(comparison::owner);
        }
        comparison.end();
        return comparison;
    }

    /** Reads the parts of a listing, one after the other. */
    private final class Parts {
        private final ProofStep place;
        private int number;
        private Listing current;

        private Parts(ProofStep place) {
            this.place = place;
        }

        private boolean next() {
            current = proofs.part(place, number++).orElse(null);
            return current != null;
        }

        private List<ListedItem> listed() {
            return current.listed();
        }
    }

    /**
     * A rejected record explains a missing state only if it held exactly that state. A record that was damaged on its
     * way does not: its item is sent again like any other.
     */
    private static Finding withRejection(Finding found, Map<UUID, Rejection> rejections) {
        Rejection rejection = rejections.get(found.any().id());
        boolean explains = rejection != null
                && (found.sort() == Sort.MISSING || found.sort() == Sort.STALE)
                && rejection.isOf(found.owner());
        return explains ? new Finding(Sort.REJECTED, found.owner(), found.mirror()) : found;
    }

    /** An extra row above the owner's sequence is first moved down to it. The next proof removes it. */
    private void repair(ProofStep place, List<Finding> findings) {
        List<Leaf> extra = new ArrayList<>();
        List<Repairs.Lowering> damaged = new ArrayList<>();
        for (Finding found : findings) {
            if (found.sort() == Sort.EXTRA) {
                extra.add(found.mirror().leaf());
            } else if (found.sort() == Sort.ALTERED || found.sort() == Sort.AHEAD) {
                // Just below the owner's state, so that this state wins and no earlier one does.
                damaged.add(new Repairs.Lowering(
                        found.mirror().leaf(), Math.max(0, found.owner().leaf().sequence() - 1)));
            }
        }
        repairs.remove(place, extra);
        CrashPoint.hit("r3");
        repairs.giveWay(place, damaged);
    }

    private void answer(
            ProofStep place, Comparison comparison, List<Finding> findings, Map<UUID, Rejection> rejections) {
        List<Difference> differences = findings.stream()
                .map(Finding::named)
                .map(named -> named.sort() == Sort.REJECTED ? because(named, rejections) : named)
                .toList();
        boolean complete = comparison.unnamed() == 0
                && differences.stream().allMatch(difference -> difference.sort() == Sort.REJECTED);
        Catalogue owner = proofs.compared(place);
        answer(
                place,
                new Result(
                        complete ? Outcome.VERIFIED : Outcome.ITEMS_DIFFER,
                        null,
                        owner.items(),
                        Math.max(0, owner.items() - comparison.ofOwner()),
                        owner.root(),
                        null,
                        differences,
                        comparison.unnamed()));
    }

    private static Difference because(Difference named, Map<UUID, Rejection> rejections) {
        String reason = rejections.get(named.id()).reason();
        return new Difference(named.id(), named.sort(), named.sequence(), named.mirroredSequence(), reason);
    }

    private void answer(ProofStep place, Result result) {
        proofs.answer(new Receipt(
                place.proof(), place.owner(), city, log, place.step(), place.sequence(), result, clock.instant()));
    }

    /**
     * Prepares a partner's mirror for the items that the owner will send again. Rows that have changed since the comparison
     * are left alone.
     */
    interface Repairs {

        /**
         * A row whose sequence is lowered.
         *
         * @param seen the row as it was compared
         * @param to the new sequence, below the owner's state, so that only this state and later ones win
         */
        record Lowering(Leaf seen, long to) {}

        /** Lowers damaged rows, so that the owner's next record replaces them. */
        void giveWay(ProofStep place, Collection<Lowering> rows);

        /**
         * Removes rows that the owner does not have. Rows above the proved sequence are only lowered to it, and removed by
         * the next proof.
         */
        void remove(ProofStep place, Collection<Leaf> seen);
    }
}
