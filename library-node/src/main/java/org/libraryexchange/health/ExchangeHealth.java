package org.libraryexchange.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import org.libraryexchange.health.Verdict.Stuck;
import org.libraryexchange.health.Verdict.Well;
import org.libraryexchange.log.LogExtent;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.search.Searching;
import org.libraryexchange.worker.PeriodicTask;

/** Runs the watchdog for as long as the node runs. */
@ApplicationScoped
public class ExchangeHealth {

    private final LogObserver observer;
    private final Watchdog watchdog;
    private final HealthConfig config;
    private final Searching searching;

    ExchangeHealth(
            NodeConfig node,
            HealthConfig config,
            PostgresLogProgress progress,
            KafkaTopicReader broker,
            Searching searching) {
        this.config = config;
        this.searching = searching;
        this.observer = new LogObserver(node.city(), node.partners().keySet(), progress, broker);
        this.watchdog = new Watchdog(observer, config.patience(), System::nanoTime);
    }

    @Produces
    PeriodicTask looking() {
        return new PeriodicTask("watchdog", Duration.ZERO, config.lookEvery(), watchdog::look, observer::close);
    }

    /** The state of each city's logs except letters: that of the log that has been without progress for longest. */
    public Map<String, Verdict> byCity() {
        return watchdog.byCity();
    }

    /** The state of the letters to each partner and from it: that of the worse log. */
    public Map<String, Verdict> letters() {
        return watchdog.letters();
    }

    /**
     * Whether a partner's log does not exist yet, because its version does not know such logs or because it has never
     * been there. False if this process does not know.
     */
    public boolean isAwaited(String topic) {
        return watchdog.isAwaited(topic);
    }

    /** The state of each log, by its topic. */
    public Map<String, Verdict> byTopic() {
        return watchdog.byTopic();
    }

    /**
     * How many records in each of the city's own logs somebody else has written, until a person settles them. By topic;
     * logs without any are missing.
     */
    public Map<String, Long> foreign() {
        return watchdog.foreign();
    }

    /** What the broker held of each log at the last look, by topic; none if it did not answer. */
    public Map<String, LogExtent> extents() {
        return watchdog.extents();
    }

    /** The state of imports, whichever process works on them. */
    public Verdict imports() {
        return watchdog.imports();
    }

    /**
     * The state of this process's search index. One that is made for the first time is well; one that is made in place of a
     * damaged one is stuck at once, since searches find nothing meanwhile.
     */
    public Verdict search() {
        return searching
                .mending()
                .<Verdict>map(age -> new Stuck(age, StuckCause.INDEX_DAMAGED))
                .orElseGet(() -> ofIndexer(searching.failing(), config.patience()));
    }

    static Verdict ofIndexer(Duration failing, Duration patience) {
        return failing.isZero() ? new Well() : Verdict.standing(failing, StuckCause.INDEXER_FAILING, patience);
    }
}
