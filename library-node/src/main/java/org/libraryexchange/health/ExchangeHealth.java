package org.libraryexchange.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.worker.PeriodicTask;

/** Runs the watchdog for as long as the node runs. */
@ApplicationScoped
public class ExchangeHealth {

    private final LogObserver observer;
    private final Watchdog watchdog;
    private final HealthConfig config;

    ExchangeHealth(NodeConfig node, HealthConfig config, PostgresLogProgress progress, KafkaTopicReader broker) {
        this.config = config;
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

    /** The state of imports, whichever process works on them. */
    public Verdict imports() {
        return watchdog.imports();
    }
}
