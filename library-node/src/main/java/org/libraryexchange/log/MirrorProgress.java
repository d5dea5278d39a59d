package org.libraryexchange.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** How far behind its owner a mirror is, as far as this process knows. */
public final class MirrorProgress {

    private static final long UNKNOWN = -1;

    private final Clock clock;
    private volatile long recordsBehind = UNKNOWN;
    private volatile Instant caughtUp;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    public MirrorProgress(Clock clock) {
        this.clock = clock;
    }

    public void begun() {
        caughtUp = clock.instant();
    }

    public void behind(long records) {
        recordsBehind = records;
        if (records == 0) {
            caughtUp = clock.instant();
        }
    }

    /** Nothing is known any more, since this process does not read the log. */
    public void lost() {
        recordsBehind = UNKNOWN;
    }

    /** Lets somebody know, on the applier's thread, each time that records were applied by this process. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    public void applied() {
        followers.forEach(Runnable::run);
    }

    /** Records of the partner's log that are not applied yet; empty where this process does not know. */
    public OptionalLong recordsBehind() {
        long known = recordsBehind;
        return known == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /** Seconds since the mirror last stood at the log's end, or since this process began to read; 0 at the end. */
    public OptionalLong secondsBehind() {
        long known = recordsBehind;
        if (known <= 0) {
            return recordsBehind();
        }
        return OptionalLong.of(
                Math.max(0, Duration.between(caughtUp, clock.instant()).toSeconds()));
    }
}
