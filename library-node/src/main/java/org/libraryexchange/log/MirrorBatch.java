package org.libraryexchange.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.record.ItemRecord;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RejectionReason;

/**
 * A stretch of a log, ready to be applied at once: the last state of each item, the records kept aside, and where the
 * position goes.
 *
 * @param from where the mirror stands
 * @param to where it stands afterwards
 * @param gapAfter the sequence after which a record is missing, where the chain shows that one is
 * @param startsAgain whether the log is not read on from where the mirror stands
 */
public record MirrorBatch(
        Position from,
        Position to,
        Collection<Accepted> items,
        List<Rejected> rejected,
        OptionalLong gapAfter,
        boolean startsAgain) {

    /**
     * Folds judged records, in the order of the log.
     *
     * @param from where the mirror stands according to the database
     * @param reading where it reads; the same but for a log that was replaced
     * @param judgements at least one
     */
    public static MirrorBatch of(Position from, Position reading, List<Judgement> judgements) {
        Map<UUID, Accepted> latest = new LinkedHashMap<>();
        List<Rejected> rejected = new ArrayList<>();
        OptionalLong gapAfter = OptionalLong.empty();
        Position to = reading;
        for (Judgement judgement : judgements) {
            long sequence = to.sequence();
            Judgement reached = within(judgement, to);
            if (reached instanceof Accepted accepted) {
                if (gapAfter.isEmpty() && accepted.item().follows() > to.sequence()) {
                    gapAfter = OptionalLong.of(to.sequence());
                }
                sequence = accepted.item().sequence();
                latest.merge(accepted.item().id(), accepted, MirrorBatch::winner);
            } else if (reached instanceof Rejected unfit) {
                rejected.add(unfit);
            }
            to = to.movedTo(judgement.offset() + 1, sequence);
        }
        return new MirrorBatch(from, to, latest.values(), rejected, gapAfter, !reading.equals(from));
    }

    /**
     * Sets aside what is farther ahead than a catalogue grows. Whoever follows a mirror by its position would see nothing
     * of what comes after it.
     */
    private static Judgement within(Judgement judgement, Position to) {
        if (judgement instanceof Accepted accepted
                && accepted.item().sequence() > to.sequence() + ItemRecord.MOST_AHEAD) {
            return new Rejected(
                    accepted.raw(),
                    RejectionReason.TOO_FAR,
                    "sequence " + accepted.item().sequence() + " is far beyond " + to.sequence());
        }
        return judgement;
    }

    /** Whether the mirror may lack something from here on: records are missing, or it begins to read from the start. */
    public boolean leavesAGap() {
        return gapAfter.isPresent() || startsAgain;
    }

    /** Rows that are to be written; fewer than records where a later one of the same item has won. */
    public int size() {
        return items.size() + rejected.size();
    }

    /** The one rule of mirroring, here within a batch; the database follows the same against what it holds. */
    private static Accepted winner(Accepted present, Accepted next) {
        ItemRecord held = present.item();
        ItemRecord read = next.item();
        boolean applies = held.sequence() < read.sequence()
                || (held.sequence() == read.sequence() && !Arrays.equals(held.sha256(), read.sha256()));
        return applies ? next : present;
    }
}
