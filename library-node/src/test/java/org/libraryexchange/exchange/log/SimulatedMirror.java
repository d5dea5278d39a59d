package org.libraryexchange.exchange.log;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.base.database.UnstorableException;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.postgres.PostgresMirror;
import org.libraryexchange.exchange.log.postgres.RejectionColumns;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.simulation.Fate;
import org.libraryexchange.simulation.Flaw;
import org.libraryexchange.simulation.KeptRecord;
import org.libraryexchange.simulation.KeptRecord.State;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.Row;
import org.libraryexchange.simulation.Tables;
import org.libraryexchange.simulation.Tables.Mirror;

/** A mirror that follows the rules of {@link PostgresMirror}. */
public final class SimulatedMirror implements MirrorStore {

    /** A fussy database refuses one version in this many. */
    private static final int REFUSED = 7;

    private final Tables tables;
    private final Tables place;
    private final Fate fate;

    /** @param place tables in which the position is */
    public SimulatedMirror(Tables tables, Tables place, Fate fate) {
        this.tables = tables;
        this.place = place;
        this.fate = fate;
    }

    @Override
    public Position position() {
        fate.passes(Point.CALL);
        return place.mirror.position();
    }

    @Override
    public boolean isCatchingUp() {
        return place.mirror.catchingUp();
    }

    @Override
    public boolean isPaused() {
        return false;
    }

    @Override
    public void fallBehind() {
        throw new UnsupportedOperationException("nobody pauses it");
    }

    @Override
    public int apply(MirrorBatch batch) {
        fate.passes(Point.I2);
        if (!batch.rejected().isEmpty()) {
            fate.passes(Point.I5);
        }
        fate.passes(Point.I3);
        requireStorable(batch);
        move(batch);
        if (tables.has(Flaw.POSITION_BEFORE_ROWS)) {
            fate.passes(Point.CALL);
        }
        int applied = (int) batch.items().stream().filter(this::applied).count();
        settle(batch);
        fate.passes(Point.CALL);
        return applied;
    }

    private void requireStorable(MirrorBatch batch) {
        if (tables.fussy
                && batch.items().stream().anyMatch(each -> each.record().sequence() % REFUSED == 0)) {
            throw new UnstorableException("the database refused it", null);
        }
    }

    private void move(MirrorBatch batch) {
        Mirror before = place.mirror;
        if (!before.position().equals(batch.from())) {
            throw new FencedException("another applier has moved the position");
        }
        long gap = before.gapAfter() >= 0 ? before.gapAfter() : batch.gapAfter().orElse(-1);
        place.mirror = new Mirror(batch.to(), gap, before.catchingUp() || batch.leavesAGap());
        tables.witness().reached(batch.to().sequence());
    }

    private boolean applied(Accepted accepted) {
        DocumentRecord next = accepted.record();
        Row held = tables.mirrored.get(next.id());
        boolean applies = held == null
                || InMemoryMirror.applies(held.sequence(), held.sha256(), next)
                || tables.has(Flaw.NO_SEQUENCE_GUARD);
        if (applies) {
            tables.putMirrored(new Row(
                    next.id(),
                    accepted.summary().kindTerm(),
                    accepted.summary().statusTerm(),
                    accepted.summary().version(),
                    next.sequence(),
                    next.document(),
                    next.sha256(),
                    false));
        }
        return applies;
    }

    private void settle(MirrorBatch batch) {
        if (tables.rejected.isEmpty() && batch.rejected().isEmpty()) {
            return;
        }
        Map<UUID, Accepted> items = batch.items().stream()
                .collect(Collectors.toMap(each -> each.record().id(), Function.identity()));
        tables.rejected.replaceAll((place, kept) -> afterwards(kept, items, batch));
        batch.rejected().forEach(each -> keep(each, items, batch.to().topicId()));
    }

    private static KeptRecord afterwards(KeptRecord kept, Map<UUID, Accepted> items, MirrorBatch batch) {
        if (kept.isSettled() || kept.item() == null) {
            return kept;
        }
        if (reaches(items, kept.item(), kept.sequence())) {
            return kept.becomes(kept.state() == State.REQUESTED ? State.APPLIED : State.SUPERSEDED);
        }
        boolean again = kept.state() == State.REQUESTED
                && batch.rejected().stream()
                        .anyMatch(each ->
                                kept.item().equals(each.raw().claimedItem().orElse(null))
                                        && each.raw().claimedSequence().orElse(0) > kept.sequence());
        return again ? kept.becomes(State.OPEN) : kept;
    }

    private static boolean reaches(Map<UUID, Accepted> items, UUID id, long sequence) {
        Accepted applied = items.get(id);
        return applied != null && sequence <= applied.record().sequence();
    }

    private void keep(Rejected unfit, Map<UUID, Accepted> items, String topicId) {
        UUID id = new RejectionColumns(unfit).item().orElse(null);
        long sequence = new RejectionColumns(unfit).sequence().orElse(0);
        boolean superseded = id != null && sequence > 0 && reaches(items, id, sequence);
        Row held = id == null ? null : tables.mirrored.get(id);
        KeptRecord kept = new KeptRecord(
                topicId,
                unfit.raw(),
                unfit.reason().term(),
                id,
                sequence,
                superseded ? State.SUPERSEDED : State.OPEN,
                held != null && held.isErased());
        tables.rejected.putIfAbsent(kept.place(), kept);
    }
}
