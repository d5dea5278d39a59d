package org.libraryexchange.watch.health;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.log.LogSights;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.watch.health.LogObserver.Log;
import org.libraryexchange.watch.health.LogObserver.Observations;
import org.libraryexchange.watch.health.LogProgress.Progress;
import org.libraryexchange.watch.health.Observation.Blind;
import org.libraryexchange.watch.health.Observation.OnHold;
import org.libraryexchange.watch.health.Observation.Seen;
import org.libraryexchange.watch.health.Verdict.Behind;
import org.libraryexchange.watch.health.Verdict.Foreign;
import org.libraryexchange.watch.health.Verdict.Paused;
import org.libraryexchange.watch.health.Verdict.Stuck;
import org.libraryexchange.watch.health.Verdict.Well;

/**
 * At each look, compares how far the work on each log has come with how far the log reaches. It does the same for
 * imports. Time in which the process did not run, for example because its machine was stopped, does not count against
 * the logs: the time between two looks counts at most as long as a slow look takes.
 */
public class ExchangeHealth implements LogSights, AutoCloseable {

    /** About the time from one look to the next if the database or the broker does not answer. */
    static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    /**
     * A thin line takes this much longer for what travels at once of pictures, two of half a megabyte, than for items. A
     * worker that fails meanwhile is not waiting for the line.
     */
    private static final int TIMES_FOR_PICTURES = 6;

    private static final Logger LOG = Logger.getLogger(ExchangeHealth.class);

    private final LogObserver observer;
    private final Patience patience;
    private final LongSupplier nanoTime;
    private final Supplier<Verdict> search;
    private final Map<String, LogWatch> watches = new TreeMap<>();
    private final LogWatch importWatch;
    private volatile Map<String, Verdict> verdicts;
    private volatile Set<String> awaited = Set.of();
    private volatile Map<String, LogExtent> extents = Map.of();
    private volatile Map<String, Long> foreign = Map.of();
    private volatile Verdict imports = new Behind(Duration.ZERO, StuckCause.NOT_WATCHED);
    private volatile long lastLook;

    /**
     * When work counts as stuck.
     *
     * @param longest that waiting work may make no progress
     * @param failures tells whether the worker on a city's pictures has failed within some time
     */
    record Patience(Duration longest, BiPredicate<String, Duration> failures) {

        private boolean isFailing(Log log, Duration within) {
            return log.sort() == Sort.PICTURES && failures.test(log.city(), within);
        }
    }

    /**
     * @param nanoTime monotonic time
     * @param search judges the search index
     */
    ExchangeHealth(LogObserver observer, Patience patience, LongSupplier nanoTime, Supplier<Verdict> search) {
        this.observer = observer;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.search = search;
        this.lastLook = nanoTime.getAsLong();
        this.importWatch = new LogWatch(patience.longest(), 1);
        observer.logs()
                .forEach(log -> watches.put(
                        log.topic(),
                        new LogWatch(patience.longest(), log.sort() == Sort.PICTURES ? TIMES_FOR_PICTURES : 1)));
        this.verdicts = allOf(new Behind(Duration.ZERO, StuckCause.NOT_WATCHED));
    }

    private Map<String, Verdict> allOf(Verdict verdict) {
        Map<String, Verdict> all = new TreeMap<>();
        watches.keySet().forEach(log -> all.put(log, verdict));
        return all;
    }

    /** Looks at everything once. Called from one thread only. */
    void look() {
        Observations sights = observer.look();
        long now = nanoTime.getAsLong();
        Duration awake = awake(Duration.ofNanos(now - lastLook));
        Map<String, Verdict> judged = new TreeMap<>();
        for (Log log : observer.logs()) {
            LogWatch watch = watches.get(log.topic());
            watch.failing(patience.isFailing(log, awake) ? awake : Duration.ZERO);
            judged.put(log.topic(), watch.judge(sights.logs().get(log.topic()), awake));
        }
        judged.forEach((log, verdict) -> tellIfTurned("log=" + log, verdicts.get(log), verdict));
        verdicts = judged;
        awaited = sights.awaited();
        extents = sights.extents();
        foreign = sights.foreign().orElse(foreign);
        Verdict importsJudged = importWatch.judge(sights.imports(), awake);
        tellIfTurned("work=imports", imports, importsJudged);
        imports = importsJudged;
        lastLook = now;
    }

    private static Duration awake(Duration gap) {
        return gap.compareTo(LONGEST_GAP) < 0 ? gap : LONGEST_GAP;
    }

    private static void tellIfTurned(String what, Verdict before, Verdict verdict) {
        boolean wasStuck = before instanceof Stuck;
        if (verdict instanceof Stuck stuck) {
            if (!wasStuck) {
                LOG.warnf("stuck %s cause=%s", what, stuck.cause().term());
            }
        } else if (wasStuck) {
            LOG.infof("working again %s", what);
        }
    }

    /** The state of each log, by its topic. */
    public Map<String, Verdict> byTopic() {
        Duration sinceLook = sinceLook();
        Map<String, Verdict> judged =
                isWatched(sinceLook) ? new TreeMap<>(verdicts) : allOf(new Stuck(sinceLook, StuckCause.NOT_WATCHED));
        foreign.forEach((topic, records) -> judged.merge(topic, new Foreign(records), ExchangeHealth::graver));
        return judged;
    }

    /** What is stuck needs somebody first. What is merely behind does not. */
    private static Verdict graver(Verdict progress, Verdict foreign) {
        return progress instanceof Stuck ? progress : foreign;
    }

    /**
     * How many records in each of the city's own logs somebody else has written, until a person settles them. By topic;
     * logs without any are missing.
     */
    public Map<String, Long> foreign() {
        return foreign;
    }

    @Override
    public Map<String, LogExtent> extents() {
        return extents;
    }

    /** The state of each city's logs of items, and about them: that of the log that has been without progress for longest. */
    public Map<String, Verdict> byCity() {
        return worst(Sort.ITEMS);
    }

    /** The state of the letters to each partner and from it: that of the worse log. */
    public Map<String, Verdict> letters() {
        return worst(Sort.LETTERS);
    }

    /** The state of each city's pictures. */
    public Map<String, Verdict> pictures() {
        return worst(Sort.PICTURES);
    }

    private Map<String, Verdict> worst(Sort sort) {
        Map<String, Verdict> byTopic = byTopic();
        Map<String, Verdict> worst = new TreeMap<>();
        observer.logs().stream()
                .filter(log -> log.sort() == sort)
                .sorted(Comparator.comparing(Log::topic))
                .forEach(log -> worst.merge(log.city(), byTopic.get(log.topic()), ExchangeHealth::worse));
        return worst;
    }

    @Override
    public boolean isAwaited(String topic) {
        return isWatched(sinceLook()) && awaited.contains(topic);
    }

    /** A pause is less than any lack of progress, and more than nothing. */
    private static Verdict worse(Verdict one, Verdict other) {
        int longer = one.withoutProgress().compareTo(other.withoutProgress());
        return longer < 0 || (longer == 0 && other instanceof Paused) ? other : one;
    }

    /** The state of imports, whichever process works on them. */
    public Verdict imports() {
        Duration sinceLook = sinceLook();
        return isWatched(sinceLook) ? imports : new Stuck(sinceLook, StuckCause.NOT_WATCHED);
    }

    /** The state of this process's search index. */
    public Verdict search() {
        return search.get();
    }

    private Duration sinceLook() {
        return Duration.ofNanos(nanoTime.getAsLong() - lastLook);
    }

    private boolean isWatched(Duration sinceLook) {
        return sinceLook.compareTo(patience.longest()) < 0;
    }

    @Override
    public void close() {
        observer.close();
    }

    /** Judges one log by comparing each look with the previous one. */
    private static final class LogWatch {

        private final Duration patience;
        private final int timesOnItsWay;
        private Progress last;
        private Duration withoutProgress = Duration.ZERO;
        private Duration failing = Duration.ZERO;

        /**
         * @param patience how long waiting work may make no progress
         * @param timesOnItsWay how many times as long what waits may be on its way
         */
        LogWatch(Duration patience, int timesOnItsWay) {
            this.patience = patience;
            this.timesOnItsWay = timesOnItsWay;
        }

        /** Counts time in which the worker has failed. It begins anew with each progress. */
        void failing(Duration time) {
            failing = withoutProgress.isZero() ? time : failing.plus(time);
        }

        /**
         * Judges what a look has found.
         *
         * @param awake time since the previous look
         */
        Verdict judge(Observation observation, Duration awake) {
            if (observation instanceof Seen seen) {
                boolean moved = last != null && !seen.progress().equals(last);
                last = seen.progress();
                if (moved || seen.openBecause().isEmpty()) {
                    withoutProgress = Duration.ZERO;
                    return new Well();
                }
                return standing(seen.openBecause().get(), awake);
            }
            if (observation instanceof OnHold held) {
                withoutProgress = Duration.ZERO;
                return new Paused(held.pause());
            }
            return standing(((Blind) observation).cause(), awake);
        }

        private Verdict standing(StuckCause cause, Duration awake) {
            withoutProgress = withoutProgress.plus(awake);
            boolean mayBeOnItsWay = cause == StuckCause.NO_PROGRESS && failing.compareTo(patience) < 0;
            int times = mayBeOnItsWay ? timesOnItsWay : 1;
            return Verdict.standing(withoutProgress, cause, patience.multipliedBy(times));
        }
    }
}
