package org.libraryexchange.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.libraryexchange.node.NodeConfig;

/** Keeps the watchdog looking, on a thread that does nothing else, for as long as the node lives. */
@ApplicationScoped
public class ExchangeHealth {

    private static final Logger LOG = Logger.getLogger(ExchangeHealth.class);
    private static final int AFTER_THE_WORKERS = 1_100;

    private final LogObserver observer;
    private final Watchdog watchdog;
    private final HealthConfig config;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    ExchangeHealth(NodeConfig node, HealthConfig config, PostgresLogProgress progress, KafkaTopicReader broker) {
        this.config = config;
        this.observer = new LogObserver(node.city(), node.partners().keySet(), progress, broker);
        this.watchdog = new Watchdog(observer, config.patience(), System::nanoTime);
    }

    void start(@Observes @Priority(AFTER_THE_WORKERS) StartupEvent start) {
        long pause = config.lookEvery().toMillis();
        var unused = thread.scheduleWithFixedDelay(this::look, 0, pause, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            watchdog.look();
        } catch (RuntimeException e) {
            // The executor would never look again; as it is, the verdict turns by itself if no look succeeds.
            LOG.error("the watchdog check failed", e);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        // Closed by the thread itself, after a look that may be under way; the end of the node does not wait for it.
        thread.execute(observer::close);
        thread.shutdown();
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
