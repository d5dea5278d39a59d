package org.libraryexchange.exchange.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.base.database.TooSlowException;
import org.libraryexchange.base.database.UnstorableException;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.Conversation.MirrorStanding;
import org.libraryexchange.exchange.log.JudgedLog.Stretch;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/**
 * Applies a partner's log to the mirror. The database holds the position and moves it together with the rows that it
 * counts, so after a crash the applier may read records again, but they change nothing.
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
    private final Lease lease;
    private final Pace pace = new Pace();
    private final RecordRefusals refusals = new RecordRefusals();
    private Position stored;
    private Position reading;
    private boolean catchingUp;
    private long recordsBehind = -1;

    /**
     * Starts where the database says that the mirror stands.
     *
     * @param lease without which it does not try again what was too slow
     */
    public Applier(MirrorStore mirror, JudgedLog log, Listener listener, Lease lease) {
        this.mirror = mirror;
        this.log = log;
        this.listener = listener;
        this.lease = lease;
        this.stored = mirror.position();
        this.reading = stored.resumedIn(log.extent());
        this.catchingUp = mirror.isCatchingUp() || !reading.equals(stored);
        log.seek(reading.nextOffset());
    }

    /** Whether the log is another one than the position names, or has lost records that the mirror had not read. */
    public boolean startsAgain() {
        return !reading.equals(stored) && stored.topicId() != null;
    }

    /** Reads and applies the next records. If there are none, waits for some. */
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
     * The log may end with an entry that is not a record, such as the end of a transaction. If the position stayed in
     * front of it, the mirror would look behind for ever.
     */
    private void passOver(long nextOffset) {
        reading = reading.movedTo(nextOffset, reading.sequence());
        applyAtOnce(List.of());
    }

    private void caughtUp() {
        if (!reading.equals(stored)) {
            // The log is new and empty. Storing its position makes the next start continue here instead of beginning
            // again.
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

    /**
     * Passes a message to the listener once all records before it are applied, and only then moves the position past
     * it.
     */
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

    /** A message that fails is set aside, so that it does not stop the records behind it. */
    private Judgement heard(AcceptedMessage noted) {
        if (mirror.isPaused()) {
            throw new FencedException("the mirror is paused");
        }
        try {
            listener.hear(noted, stored, catchingUp ? MirrorStanding.CATCHING_UP : MirrorStanding.CURRENT);
            return noted;
        } catch (RuntimeException e) {
            return refusals.rejected(noted.raw(), e);
        }
    }

    /**
     * Halves a batch until it finds the value that the database refuses, so that only this record is set aside. Batches
     * that take the database too long get smaller in the same way.
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
                // The code below splits the batch, again and again, until the parts fit the new, smaller pace.
            }
        }
        int half = judgements.size() / 2;
        return apply(judgements.subList(0, half)).plus(apply(judgements.subList(half, judgements.size())));
    }

    /**
     * A single record cannot be halved. It is tried until it gets through, because a slow database is not its fault.
     */
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
        MirrorBatch batch = mirror.fitting(MirrorBatch.of(stored, reading, judgements));
        int applied = applied(batch);
        stored = batch.to();
        reading = batch.to();
        catchingUp = catchingUp || batch.leavesAGap();
        return new Progress(judgements.size(), applied, batch.rejected().size());
    }

    /** Reports a mirror that is too slow, and goes on only while this process still has the right to the work. */
    private int applied(MirrorBatch batch) {
        try {
            return mirror.apply(batch);
        } catch (TooSlowException e) {
            lease.waiting(e.getMessage());
            lease.require();
            throw e;
        }
    }

    private Judgement refused(Judgement judgement, UnstorableException e) {
        if (judgement instanceof Accepted accepted) {
            return refusals.rejected(accepted.raw(), e);
        }
        throw e;
    }

    /** How many records follow the applied ones; -1 while unknown. */
    public long recordsBehind() {
        return recordsBehind;
    }

    long appliedUpTo() {
        return stored.sequence();
    }

    /**
     * How many records are applied at once. A batch that is too slow halves the number; each batch that gets through raises
     * it by an eighth. So a database that is slow for a long time is rarely asked for more than it can do.
     */
    private static final class Pace {

        private static final int GROWTH = 8;

        private int records = Integer.MAX_VALUE;

        /** The largest number of records to apply at once now. */
        int records() {
            return records;
        }

        void tooSlow(int attempted) {
            records = Math.max(1, attempted / 2);
        }

        void gotThrough() {
            long grown = (long) records + Math.max(1, records / GROWTH);
            records = (int) Math.min(Integer.MAX_VALUE, grown);
        }
    }
}
