package org.libraryexchange.base.worker;

import java.time.Duration;

/**
 * A quiet time, in which a worker looks for what nobody has announced. The longer the time, the rarer the looks; a signal
 * ends it. For one thread.
 */
public final class Lull {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Signal signal;
    private final Duration firstPause;
    private Duration pause;

    /** @param firstPause before the first look; each one that finds nothing doubles it, up to five seconds */
    public Lull(Signal signal, Duration firstPause) {
        this.signal = signal;
        this.firstPause = firstPause;
        this.pause = firstPause;
    }

    /** Waits until the next look is due; returns whether a signal came before. */
    public boolean await() {
        boolean signalled = signal.await(pause);
        if (signalled) {
            end();
        } else if (pause.compareTo(LONGEST_PAUSE) < 0) {
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
        return signalled;
    }

    /** Something was found. */
    public void end() {
        pause = firstPause;
    }

    /** Lets the worker look at once. */
    public void wake() {
        signal.raise();
    }
}
