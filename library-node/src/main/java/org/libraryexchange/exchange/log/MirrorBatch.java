package org.libraryexchange.exchange.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.item.Status;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.DocumentSummary.OfPicture;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RejectionReason;

/**
 * A stretch of a log, ready to be applied in one step: the last state of each item, the records to keep aside, and the
 * new position.
 *
 * @param from the position before
 * @param to the position afterwards
 * @param gapAfter the sequence after which a record is missing; empty if the records show no gap
 * @param startsAgain whether reading began at the start of the log instead of at the mirror's position
 */
public record MirrorBatch(
        Position from,
        Position to,
        Collection<Accepted> items,
        List<Rejected> rejected,
        OptionalLong gapAfter,
        boolean startsAgain) {

    /**
     * Folds judged records in the order of the log.
     *
     * @param from the mirror's position in the database
     * @param reading the position from which the log is read; differs from {@code from} only if the log was cut or
     *     replaced
     * @param judgements may be empty, if only the position moves
     */
    public static MirrorBatch of(Position from, Position reading, List<Judgement> judgements) {
        Map<UUID, Accepted> latest = new LinkedHashMap<>();
        List<Rejected> rejected = new ArrayList<>();
        OptionalLong gapAfter = OptionalLong.empty();
        Position to = reading;
        for (Judgement judgement : judgements) {
            long sequence = to.sequence();
            Judgement reached = staysDown(within(judgement, to), latest);
            if (reached instanceof Accepted accepted) {
                if (gapAfter.isEmpty() && accepted.record().follows() > to.sequence()) {
                    gapAfter = OptionalLong.of(to.sequence());
                }
                sequence = accepted.record().sequence();
                latest.merge(accepted.record().id(), accepted, MirrorBatch::winner);
            } else if (reached instanceof Rejected unfit) {
                rejected.add(unfit);
            }
            to = to.movedTo(judgement.offset() + 1, sequence);
        }
        return new MirrorBatch(from, to, latest.values(), rejected, gapAfter, !reading.equals(from));
    }

    /**
     * Rejects a record whose sequence is farther ahead than a catalogue can grow. If it moved the position, clients
     * that follow the mirror by its position would miss all later changes.
     */
    private static Judgement within(Judgement judgement, Position to) {
        if (judgement instanceof Accepted accepted
                && accepted.record().sequence() > to.sequence() + DocumentRecord.MOST_AHEAD) {
            return new Rejected(
                    accepted.raw(),
                    RejectionReason.TOO_FAR,
                    "sequence " + accepted.record().sequence() + " is far beyond " + to.sequence());
        }
        return judgement;
    }

    /**
     * Rejects what would bring a picture back that an earlier record of the batch takes down. The database refuses the same
     * where the two are in different batches; here it would see only the later one.
     */
    private static Judgement staysDown(Judgement judgement, Map<UUID, Accepted> latest) {
        if (judgement instanceof Accepted accepted && !isTakenDown(accepted)) {
            Accepted held = latest.get(accepted.record().id());
            if (held != null && isTakenDown(held) && applies(held.record(), accepted.record())) {
                return new Rejected(
                        accepted.raw(), RejectionReason.NOT_STORABLE, "the picture was taken down and does not return");
            }
        }
        return judgement;
    }

    private static boolean isTakenDown(Accepted accepted) {
        return accepted.summary() instanceof OfPicture picture && picture.status() == Status.ERASED;
    }

    /**
     * Whether the mirror may lack records from here on, because some are missing or because it reads the log from the
     * start.
     */
    public boolean leavesAGap() {
        return gapAfter.isPresent() || startsAgain;
    }

    /** How many rows to write. That can be fewer than records, because only the last state of an item is written. */
    public int size() {
        return items.size() + rejected.size();
    }

    private static Accepted winner(Accepted present, Accepted next) {
        return applies(present.record(), next.record()) ? next : present;
    }

    /**
     * The one rule of mirroring, applied within a batch. The database applies the same rule to the rows that it holds.
     */
    private static boolean applies(DocumentRecord held, DocumentRecord read) {
        return held.sequence() < read.sequence()
                || (held.sequence() == read.sequence() && !Arrays.equals(held.sha256(), read.sha256()));
    }
}
