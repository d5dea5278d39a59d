package org.libraryexchange.exchange.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.ChangeSource.OutgoingChange;
import org.libraryexchange.exchange.log.Outbox.Cursor;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.TraceParent;

/** A catalogue in memory: each item's latest state, in the order of commits. */
final class InMemoryOutbox implements Outbox {

    private final TreeMap<Long, OutgoingChange> changes = new TreeMap<>();
    private final int batch;
    private Cursor cursor = new Cursor(null, 0);
    private long announced;
    private long sentOffset = -1;
    private long sequence;
    private boolean failsToMove;

    InMemoryOutbox(int batch) {
        this.batch = batch;
    }

    /** Commits a new state of an item, which replaces the one before. */
    long commit(UUID id, byte[] document) {
        changes.values().removeIf(change -> change.id().equals(id));
        sequence++;
        changes.put(
                sequence,
                new OutgoingChange(id, sequence, document, Sha256.of(document), Instant.EPOCH, Optional.empty()));
        return sequence;
    }

    long commit(UUID id) {
        return commit(id, ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the trace of the request that made the item's latest change. */
    void traced(UUID id, TraceParent trace) {
        changes.replaceAll((place, change) -> change.id().equals(id)
                ? new OutgoingChange(id, place, change.document(), change.sha256(), change.stored(), Optional.of(trace))
                : change);
    }

    void failsToMove(boolean fails) {
        failsToMove = fails;
    }

    /** Moves the cursor as another publisher would. */
    void movedByAnother(Cursor to) {
        cursor = to;
    }

    long announced() {
        return announced;
    }

    @Override
    public Cursor cursor() {
        return cursor;
    }

    @Override
    public long sentOffset() {
        return sentOffset;
    }

    @Override
    public List<OutgoingChange> after(long from) {
        return new ArrayList<>(
                changes.tailMap(from, false).values().stream().limit(batch).toList());
    }

    @Override
    public void announce(long upToSequence) {
        announced = Math.max(announced, upToSequence);
    }

    @Override
    public void move(Cursor from, Cursor to, long lastOffset) {
        if (failsToMove) {
            throw new StoreFailedException("the database is away", null);
        }
        if (!cursor.equals(from)) {
            throw new FencedException("another publisher has moved the cursor");
        }
        cursor = to;
        sentOffset = lastOffset;
    }
}
