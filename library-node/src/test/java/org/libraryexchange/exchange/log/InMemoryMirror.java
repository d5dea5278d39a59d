package org.libraryexchange.exchange.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.database.TooSlowException;
import org.libraryexchange.base.database.UnstorableException;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;

/** A mirror in memory that follows the rules of the one in the database. */
final class InMemoryMirror implements MirrorStore {

    private final Map<UUID, DocumentRecord> items = new TreeMap<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Set<String> places = new HashSet<>();
    private final List<OptionalLong> gaps = new ArrayList<>();
    private Position position = Position.NONE;
    private String unstorable;
    private boolean away;
    private boolean paused;
    private int batches;
    private boolean catchingUp = true;
    private int mostInTime = Integer.MAX_VALUE;
    private int slowAttempts = Integer.MAX_VALUE;
    private final List<Integer> sizes = new ArrayList<>();

    /** Refuses every batch with a document that contains this text. */
    void refuses(String part) {
        unstorable = part;
    }

    void away(boolean isAway) {
        away = isAway;
    }

    /** Is too slow for batches of more rows than these, this many times. */
    void inTime(int mostRows, int times) {
        mostInTime = mostRows;
        slowAttempts = times;
    }

    /** Sizes in rows of the batches that were applied. */
    List<Integer> sizes() {
        return sizes;
    }

    void movedByAnother(Position to) {
        position = to;
    }

    Map<UUID, DocumentRecord> items() {
        return items;
    }

    Map<UUID, Long> sequences() {
        Map<UUID, Long> sequences = new TreeMap<>();
        items.forEach((id, item) -> sequences.put(id, item.sequence()));
        return sequences;
    }

    List<Rejected> rejected() {
        return rejected;
    }

    List<Long> gaps() {
        return gaps.stream()
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
    }

    int batches() {
        return batches;
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public boolean isCatchingUp() {
        return catchingUp;
    }

    /** Marks the mirror as caught up, as the listener does. */
    void caughtUp() {
        catchingUp = false;
    }

    void paused(boolean isPaused) {
        paused = isPaused;
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public void fallBehind() {
        catchingUp = true;
    }

    @Override
    public int apply(MirrorBatch batch) {
        batches++;
        if (away) {
            throw new StoreFailedException("the database is away", null);
        }
        if (batch.size() > mostInTime && slowAttempts-- > 0) {
            throw new TooSlowException("the database did not apply it in time", null);
        }
        requireStorable(batch.items());
        if (paused || !position.equals(batch.from())) {
            throw new FencedException("another applier has moved the position");
        }
        position = batch.to();
        sizes.add(batch.size());
        batch.rejected().stream()
                .filter(each -> places.add(batch.to().topicId() + "/" + each.offset()))
                .forEach(rejected::add);
        gaps.add(batch.gapAfter());
        catchingUp = catchingUp || batch.leavesAGap();
        return (int) batch.items().stream().filter(this::applied).count();
    }

    private boolean applied(Accepted accepted) {
        DocumentRecord next = accepted.record();
        DocumentRecord held = items.get(next.id());
        boolean applies = held == null || applies(held.sequence(), held.sha256(), next);
        if (applies) {
            items.put(next.id(), next);
        }
        return applies;
    }

    /** The one rule of mirroring, for a row that exists. */
    static boolean applies(long heldSequence, byte[] heldSha256, DocumentRecord next) {
        return heldSequence < next.sequence()
                || (heldSequence == next.sequence() && !Arrays.equals(heldSha256, next.sha256()));
    }

    private void requireStorable(Collection<Accepted> batch) {
        for (Accepted accepted : batch) {
            String document = new String(accepted.record().document(), StandardCharsets.UTF_8);
            if (unstorable != null && document.contains(unstorable)) {
                throw new UnstorableException("the database refused it", null);
            }
        }
    }
}
