package org.libraryexchange.health;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.libraryexchange.health.Verdict.Behind;
import org.libraryexchange.health.Verdict.Stuck;
import org.libraryexchange.record.Topics;

/**
 * Compares, look by look, how far each log has come with how far it reaches. Time in which the process did not run (it
 * was stopped, or its machine was) is not held against the logs: a gap between two looks counts for no more than a
 * slow look takes.
 */
final class Watchdog {

    /** A look at a database or a broker that does not answer takes about as long, the rest before it included. */
    static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Watchdog.class);

    private final Lookout lookout;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Map<String, LogWatch> watches = new TreeMap<>();
    private volatile Map<String, Verdict> verdicts;
    private volatile long lastLook;

    /**
     * @param patience how long something to do may stand still
     * @param nanoTime monotonic time
     */
    Watchdog(Lookout lookout, Duration patience, LongSupplier nanoTime) {
        this.lookout = lookout;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.lastLook = nanoTime.getAsLong();
        lookout.logs().forEach(log -> watches.put(log, new LogWatch(patience)));
        this.verdicts = allOf(new Behind(Duration.ZERO, Cause.NOT_WATCHED));
    }

    private Map<String, Verdict> allOf(Verdict verdict) {
        Map<String, Verdict> all = new TreeMap<>();
        watches.keySet().forEach(log -> all.put(log, verdict));
        return all;
    }

    /** Looks once at all logs; called from one thread. */
    void look() {
        Map<String, Sight> sights = lookout.look();
        long now = nanoTime.getAsLong();
        Duration awake = awake(Duration.ofNanos(now - lastLook));
        Map<String, Verdict> judged = new TreeMap<>();
        watches.forEach((log, watch) -> judged.put(log, watch.judge(sights.get(log), awake)));
        judged.forEach(this::tellIfTurned);
        verdicts = judged;
        lastLook = now;
    }

    private static Duration awake(Duration gap) {
        return gap.compareTo(LONGEST_GAP) < 0 ? gap : LONGEST_GAP;
    }

    private void tellIfTurned(String log, Verdict verdict) {
        boolean wasStuck = verdicts.get(log) instanceof Stuck;
        if (verdict instanceof Stuck stuck) {
            if (!wasStuck) {
                LOG.warnf(
                        "stuck log=%s cause=%s",
                        Topics.items(log), stuck.cause().term());
            }
        } else if (wasStuck) {
            LOG.infof("gets on again log=%s", Topics.items(log));
        }
    }

    /** How each log gets on, by the city whose log it is. */
    Map<String, Verdict> verdicts() {
        Duration sinceLook = Duration.ofNanos(nanoTime.getAsLong() - lastLook);
        return sinceLook.compareTo(patience) < 0 ? verdicts : allOf(new Stuck(sinceLook, Cause.NOT_WATCHED));
    }
}
