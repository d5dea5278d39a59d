package org.libraryexchange.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.database.TooSlowException;
import org.libraryexchange.database.UnstorableException;
import org.libraryexchange.log.Conversation.Listener;
import org.libraryexchange.log.JudgedLog.Stretch;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/**
 * Mirrors a partner's log. The position lies in the database and moves with what it stands for, so a crash at any
 * point leads back to a place from which everything that is read again changes nothing.
 */
public final class Applier {

    /**
     * What a step did.
     *
     * @param read records taken from the log
     * @param applied rows that became new or newer
     * @param rejected records kept aside
     */
    public record Progress(int read, int applied, int rejected) {
        public static final Progress NONE = new Progress(0, 0, 0);

        Progress plus(Progress other) {
            return new Progress(read + other.read, applied + other.applied, rejected + other.rejected);
        }
    }

    private final MirrorStore mirror;
    private final JudgedLog log;
    private final Listener listener;
    private final Pace pace = new Pace();
    private final Refusals refusals = new Refusals();
    private Position stored;
    private Position reading;
    private boolean catchingUp;
    private long recordsBehind = -1;

    /** Starts where the database says that the mirror stands. */
    public Applier(MirrorStore mirror, JudgedLog log, Listener listener) {
        this.mirror = mirror;
        this.log = log;
        this.listener = listener;
        this.stored = mirror.position();
        this.reading = stored.resumedIn(log.extent());
        this.catchingUp = mirror.isCatchingUp() || !reading.equals(stored);
        log.seek(reading.nextOffset());
    }

    /** Whether the log is not the one that the position speaks of, or has lost records that were not read yet. */
    public boolean startsAgain() {
        return !reading.equals(stored) && stored.topicId() != null;
    }

    /** Reads and applies the next records; waits for some where there are none. */
    public Progress step(Duration longestWait) {
        Stretch stretch = log.read(longestWait);
        Progress progress =
                stretch.judgements().isEmpty() ? Progress.NONE : take(new ArrayList<>(stretch.judgements()));
        if (stretch.nextOffset() > reading.nextOffset()) {
            passOver(stretch.nextOffset());
        }
        recordsBehind = stretch.behind();
        if (catchingUp && recordsBehind == 0) {
            caughtUp();
        }
        return progress;
    }

    /**
     * The log may end with something that is no record, such as the end of a transaction. A position in front of it would
     * look behind for ever.
     */
    private void passOver(long nextOffset) {
        reading = reading.movedTo(nextOffset, reading.sequence());
        applyAtOnce(List.of());
    }

    private void caughtUp() {
        if (!reading.equals(stored)) {
            // The log is a new one and empty: from here on it is read on, not begun.
            applyAtOnce(List.of());
        }
        listener.caughtUp();
        catchingUp = false;
    }

    private Progress take(List<Judgement> judgements) {
        CrashPoint.hit("i2");
        Progress progress = inOrder(judgements);
        CrashPoint.hit("i4");
        log.applied(reading.nextOffset());
        return progress;
    }

    /** A message is heard when all before it is applied; the position moves behind it afterwards. */
    private Progress inOrder(List<Judgement> judgements) {
        Progress progress = Progress.NONE;
        int begin = 0;
        for (int i = 0; i < judgements.size(); i++) {
            if (judgements.get(i) instanceof AcceptedMessage noted) {
                progress = progress.plus(apply(judgements.subList(begin, i)));
                judgements.set(i, heard(noted));
                begin = i;
            }
        }
        return progress.plus(apply(judgements.subList(begin, judgements.size())));
    }

    /** A message that cannot be dealt with stops nothing but itself either. */
    private Judgement heard(AcceptedMessage noted) {
        try {
            listener.hear(noted.message(), stored, catchingUp);
            return noted;
        } catch (RuntimeException e) {
            return refusals.rejected(noted.raw(), e);
        }
    }

    /**
     * A value that the database refuses is found by halving, so that it stops nothing but itself; a batch that takes
     * the database too long gets smaller in the same way.
     */
    private Progress apply(List<Judgement> judgements) {
        if (judgements.isEmpty()) {
            return Progress.NONE;
        }
        if (judgements.size() <= pace.records()) {
            try {
                return applyInTime(judgements);
            } catch (UnstorableException e) {
                if (judgements.size() == 1) {
                    return apply(List.of(refused(judgements.get(0), e)));
                }
            } catch (TooSlowException e) {
                // Its halves are tried, and halves of these, as the pace has become by then.
            }
        }
        int half = judgements.size() / 2;
        return apply(judgements.subList(0, half)).plus(apply(judgements.subList(half, judgements.size())));
    }

    /** A single record has no half to try: it is tried until it gets through, since slowness is no fault of it. */
    private Progress applyInTime(List<Judgement> judgements) {
        while (true) {
            try {
                Progress progress = applyAtOnce(judgements);
                pace.gotThrough();
                return progress;
            } catch (TooSlowException e) {
                pace.tooSlow(judgements.size());
                if (judgements.size() > 1) {
                    throw e;
                }
            }
        }
    }

    private Progress applyAtOnce(List<Judgement> judgements) {
        MirrorBatch batch = MirrorBatch.of(stored, reading, judgements);
        int applied = mirror.apply(batch);
        stored = batch.to();
        reading = batch.to();
        catchingUp = catchingUp || batch.leavesAGap();
        return new Progress(judgements.size(), applied, batch.rejected().size());
    }

    private Judgement refused(Judgement judgement, UnstorableException e) {
        if (judgement instanceof Accepted accepted) {
            return refusals.rejected(accepted.raw(), e);
        }
        throw e;
    }

    /** How many records follow those applied; -1 while that is not known. */
    public long recordsBehind() {
        return recordsBehind;
    }

    long appliedUpTo() {
        return stored.sequence();
    }
}
