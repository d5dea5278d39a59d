package org.libraryexchange.base.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a request has taken, such as a place or a database session. It is given back once: when the request has ended,
 * and the work for it too if that has begun. So neither a client that leaves nor one that asks for the head alone keeps
 * it, and work that goes on for nobody still counts.
 */
public final class RequestHold {

    /** Longer than any work goes on for a request that has ended: statements are given up after twenty seconds. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** What is kept by work for requests that have ended, with the time when they did, as of {@code System.nanoTime()}. */
    private static final Map<RequestHold, Long> KEPT = new ConcurrentHashMap<>();

    private enum Work {
        NOT_BEGUN,
        RUNNING,
        DONE
    }

    private final Runnable giveBack;
    private Work work = Work.NOT_BEGUN;
    private boolean requestIsOver;
    private boolean givenBack;

    RequestHold(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    /**
     * Ties to a request what it has taken.
     *
     * @param giveBack called once, on any thread
     */
    public static RequestHold of(RoutingContext request, Runnable giveBack) {
        RequestHold taken = new RequestHold(giveBack);
        RequestEnd.then(request, answered -> taken.endRequest());
        return taken;
    }

    /** How much is kept for longer than it should be. Anything at all is a fault of the node. */
    static long overdue() {
        long longest = LONGEST.toNanos();
        return KEPT.values().stream()
                .filter(end -> System.nanoTime() - end > longest)
                .count();
    }

    /** Begins the work; returns whether the request still waits for it. If not, the work must not be done. */
    public synchronized boolean begin() {
        if (!requestIsOver) {
            work = Work.RUNNING;
        }
        return !requestIsOver;
    }

    /** Ends the work, whether it has succeeded or failed. */
    public void end() {
        change(() -> work = Work.DONE);
    }

    void endRequest() {
        KEPT.put(this, System.nanoTime());
        change(() -> requestIsOver = true);
    }

    private void change(Runnable change) {
        boolean now;
        synchronized (this) {
            change.run();
            now = requestIsOver && work != Work.RUNNING && !givenBack;
            givenBack = givenBack || now;
        }
        if (now) {
            KEPT.remove(this);
            giveBack.run();
        }
    }
}
