package org.libraryexchange.exchange.proving;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.exchange.proving.ItemReceipt.MirrorReceipt;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Receipt;

/**
 * What a mirror's latest receipt says about single items.
 *
 * @param differences that the receipt names, by item
 */
record MirrorKnowledge(String mirror, long sequence, Instant made, long unnamed, Map<UUID, Difference> differences) {

    static MirrorKnowledge of(Receipt receipt) {
        return new MirrorKnowledge(
                receipt.mirror(),
                receipt.sequence(),
                receipt.made(),
                receipt.result().unnamed(),
                receipt.differences().stream()
                        .collect(Collectors.toMap(Difference::id, Function.identity(), (one, other) -> one)));
    }

    static MirrorReceipt nothing(String mirror) {
        return new MirrorReceipt(mirror, "unproved", null, null, null, null, null);
    }

    /**
     * What the mirror holds of an item. If the receipt does not name all differences, an item that it does not name may
     * still differ.
     */
    MirrorReceipt of(UUID item, long itemSequence) {
        Difference difference = differences.get(item);
        if (itemSequence > sequence || (difference == null && unnamed > 0)) {
            return told("unproved", null);
        }
        if (difference == null) {
            return told("proved", null);
        }
        return difference.sort() == Sort.REJECTED
                ? told("rejected", difference.reason())
                : told("differs", difference.sort().term());
    }

    private MirrorReceipt told(String state, String reason) {
        return new MirrorReceipt(mirror, state, reason, sequence, made, null, null);
    }
}
