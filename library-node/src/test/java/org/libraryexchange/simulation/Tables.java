package org.libraryexchange.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.log.Position;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.Receipt;

/**
 * The tables of one exchange in the database of one city. They can be copied, for a backup and for a transaction that is not committed. Rows of most
 * tables never change, they are replaced.
 */
public final class Tables {

    /** How far the own log was sent, as the table {@code publication} holds it. */
    public record Publication(String topicId, long sent, long sentOffset, long sending) {}

    /**
     * The position of the mirror.
     *
     * @param gapAfter -1 for none
     */
    public record Mirror(Position position, long gapAfter, boolean catchingUp) {}

    /** A receipt's key. */
    public record ReceiptKey(String owner, UUID proof, int step) {}

    /** An item that was given a new place for a chain's sake. */
    public record Reissued(UUID chain, UUID item, String sha256) {}

    /** A message that waits for the broker. */
    public record Posted(long id, Message message) {}

    public final Map<UUID, Row> own = new LinkedHashMap<>();
    public final Map<UUID, Row> mirrored = new LinkedHashMap<>();
    public final Map<String, KeptRecord> rejected = new LinkedHashMap<>();
    public final Map<UUID, OwnProof> ownProofs = new LinkedHashMap<>();
    public final Map<ReceiptKey, MirrorProof> mirrorProofs = new LinkedHashMap<>();
    public final Map<ReceiptKey, Receipt> receipts = new LinkedHashMap<>();
    public final Set<Reissued> reissued = new HashSet<>();
    public final List<Posted> waiting = new ArrayList<>();
    public final Map<UUID, RestoredItem> restored = new LinkedHashMap<>();
    public long sequence;
    public long lastMessage;
    public Publication publication = new Publication(null, 0, -1, 0);
    public Mirror mirror = new Mirror(Position.NONE, -1, true);
    public Position control = Position.NONE;
    public Restoration restoration = Restoration.NONE;

    /** What the mirror has confirmed of the own log although it was never given; 0 where nothing. */
    public long confirmedBeyond;

    /** How far the mirror says that it has applied the own log; -1 where it has not said anything. */
    public long applied = -1;

    /** Whether somebody has chosen to go on above it. */
    public boolean goesAbove;

    /** Whether a transaction that has not ended has taken a number, so that nobody else gets one. */
    public boolean counterHeld;

    /** Whether the database refuses documents of a certain content. */
    public boolean fussy;

    private final Flaw flaw;
    private final Witness witness;

    Tables(Flaw flaw, Witness witness) {
        this.flaw = flaw;
        this.witness = witness;
    }

    /** Whether this mistake is built in. */
    public boolean has(Flaw other) {
        return flaw == other;
    }

    public Witness witness() {
        return witness;
    }

    /** A copy of what is committed. */
    Tables copy() {
        Tables copy = new Tables(flaw, witness);
        copy.putBack(this);
        return copy;
    }

    /** Becomes what it was when the copy was made. */
    void putBack(Tables copy) {
        replace(own, copy.own);
        replace(mirrored, copy.mirrored);
        replace(rejected, copy.rejected);
        replace(receipts, copy.receipts);
        replace(restored, copy.restored);
        ownProofs.clear();
        copy.ownProofs.forEach((id, proof) -> ownProofs.put(id, proof.copy()));
        mirrorProofs.clear();
        copy.mirrorProofs.forEach((key, proof) -> mirrorProofs.put(key, proof.copy()));
        replace(reissued, copy.reissued);
        replace(waiting, copy.waiting);
        sequence = copy.sequence;
        lastMessage = copy.lastMessage;
        publication = copy.publication;
        mirror = copy.mirror;
        control = copy.control;
        restoration = copy.restoration;
        confirmedBeyond = copy.confirmedBeyond;
        goesAbove = copy.goesAbove;
        applied = copy.applied;
    }

    private static <K, V> void replace(Map<K, V> rows, Map<K, V> others) {
        rows.clear();
        rows.putAll(others);
    }

    private static <T> void replace(Collection<T> rows, Collection<T> others) {
        rows.clear();
        rows.addAll(others);
    }

    /** Does something in one transaction: all of it or nothing. */
    public void transaction(Fate fate, Runnable work) {
        Tables before = copy();
        boolean committed = false;
        fate.inTransaction(true);
        try {
            work.run();
            committed = true;
        } finally {
            fate.inTransaction(false);
            if (!committed) {
                putBack(before);
            }
        }
    }

    /** Own rows that have a place behind one, in the order of the log. */
    public List<Row> ownAfter(long place) {
        List<Row> rows = new ArrayList<>();
        for (Row row : own.values()) {
            if (row.sequence() > place) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparingLong(Row::sequence));
        return rows;
    }

    /** A transaction that writes many rows takes numbers, and would wait for whoever holds the counter. */
    public void requireCounter() {
        if (counterHeld) {
            throw new StoreFailedException("another transaction holds the counter", null);
        }
    }

    /** Writes an own row. */
    public void putOwn(Row row) {
        own.put(row.id(), row);
        witness.written(row);
        if (row.isErased()) {
            restored.computeIfPresent(row.id(), (id, item) -> item.purged());
        }
    }

    /** Writes a row of the mirror as the applier does. */
    public void putMirrored(Row row) {
        Row held = mirrored.put(row.id(), row);
        witness.mirrored(held, row);
        if (row.isErased()) {
            rejected.replaceAll((place, kept) -> row.id().equals(kept.item()) ? kept.purged() : kept);
        }
    }

    public void post(Message message) {
        waiting.add(new Posted(++lastMessage, message));
    }
}
