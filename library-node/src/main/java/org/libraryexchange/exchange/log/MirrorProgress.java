package org.libraryexchange.exchange.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** How far a mirror is behind its owner, as far as this process knows. */
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

    /** Forgets the progress, because this process no longer reads the log. */
    public void lost() {
        recordsBehind = UNKNOWN;
    }

    /** Registers a follower, which is called in the applier's thread each time this process has applied records. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    public void applied() {
        followers.forEach(Runnable::run);
    }

    /** Records of the partner's log that are not applied yet; empty if this process does not know. */
    public OptionalLong recordsBehind() {
        long known = recordsBehind;
        return known == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /** Seconds since the mirror was last at the log's end, or since this process began to read; 0 at the end. */
    public OptionalLong secondsBehind() {
        long known = recordsBehind;
        if (known <= 0) {
            return recordsBehind();
        }
        return OptionalLong.of(
                Math.max(0, Duration.between(caughtUp, clock.instant()).toSeconds()));
    }
}
