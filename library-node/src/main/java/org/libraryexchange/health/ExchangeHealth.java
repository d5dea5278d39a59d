package org.libraryexchange.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.worker.PeriodicTask;

/** Keeps the watchdog looking for as long as the node lives. */
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

    /** How the logs of each city get on now, as the one of them that has stood still for longest. */
    public Map<String, Verdict> byCity() {
        return watchdog.byCity();
    }

    /** How each log gets on now, by its topic. */
    public Map<String, Verdict> byTopic() {
        return watchdog.byTopic();
    }

    /** How imports get on now, whichever process works on them. */
    public Verdict imports() {
        return watchdog.imports();
    }
}
