package org.libraryexchange.exchange.proving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.ListedItem;

/**
 * Compares two listings of the same buckets, item by item. Both are in the same order; the owner's listing comes in
 * parts and the mirror's all at once. Only items that have no counterpart yet are kept in memory.
 */
final class Comparison {

    /**
     * An item that differs.
     *
     * @param owner null if the owner does not have it
     * @param mirror null if the mirror does not have it
     */
    record Finding(Sort sort, ListedItem owner, ListedItem mirror) {

        Difference named() {
            return new Difference(
                    any().id(),
                    sort,
                    owner == null ? null : owner.leaf().sequence(),
                    mirror == null ? null : mirror.leaf().sequence(),
                    null);
        }

        Leaf any() {
            return owner == null ? mirror.leaf() : owner.leaf();
        }
    }

    private final Comparator<Leaf> order;
    private final int mostFindings;
    private final Deque<ListedItem> waiting = new ArrayDeque<>();
    private final List<Finding> findings = new ArrayList<>();
    private long unnamed;
    private long ofOwner;

    /**
     * @param buckets how many buckets a catalogue has
     * @param mostFindings further findings are only counted
     */
    Comparison(int buckets, int mostFindings) {
        this.order = Leaf.listingOrder(buckets);
        this.mostFindings = mostFindings;
    }

    List<Finding> findings() {
        return findings;
    }

    long unnamed() {
        return unnamed;
    }

    /** How many of the owner's items differ, including those that are only counted. */
    long ofOwner() {
        return ofOwner;
    }

    /** Takes the owner's next item. */
    void owner(ListedItem item) {
        waiting.add(item);
    }

    /** Takes the mirror's next item. All of the owner's items up to it have been taken. */
    void mirror(ListedItem item) {
        while (!waiting.isEmpty() && order.compare(waiting.peek().leaf(), item.leaf()) < 0) {
            found(Sort.MISSING, waiting.poll(), null);
        }
        if (!waiting.isEmpty() && waiting.peek().leaf().id().equals(item.leaf().id())) {
            compare(waiting.poll(), item);
        } else {
            found(Sort.EXTRA, null, item);
        }
    }

    /** Whether the owner's items that were taken reach past this item, so that it can be compared. */
    boolean reaches(ListedItem mirror) {
        return !waiting.isEmpty() && order.compare(waiting.peekLast().leaf(), mirror.leaf()) >= 0;
    }

    /** Ends the comparison: no more items come from either side. */
    void end() {
        while (!waiting.isEmpty()) {
            found(Sort.MISSING, waiting.poll(), null);
        }
    }

    private void compare(ListedItem owner, ListedItem mirror) {
        Leaf own = owner.leaf();
        Leaf mirrored = mirror.leaf();
        if (Arrays.equals(own.bytes(), mirrored.bytes())) {
            return;
        }
        if (own.sequence() != mirrored.sequence()) {
            found(own.sequence() > mirrored.sequence() ? Sort.STALE : Sort.AHEAD, owner, mirror);
        } else {
            found(Sort.ALTERED, owner, mirror);
        }
    }

    /**
     * Damage at the owner counts before any other difference, whatever the mirror holds, because the owner cannot send
     * a damaged item again.
     */
    private void found(Sort difference, ListedItem owner, ListedItem mirror) {
        ofOwner += owner == null ? 0 : 1;
        Sort sort = owner == null || owner.isIntact() ? difference : Sort.DAMAGED_AT_OWNER;
        if (findings.size() < mostFindings) {
            findings.add(new Finding(sort, owner, mirror));
        } else {
            unnamed++;
        }
    }
}
