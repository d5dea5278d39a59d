package org.libraryexchange.watch.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.catalogue.search.Searching;
import org.libraryexchange.exchange.replication.Replication;
import org.libraryexchange.watch.health.ExchangeHealth.Patience;
import org.libraryexchange.watch.health.Verdict.Stuck;
import org.libraryexchange.watch.health.Verdict.Well;

/** Runs the watchdog for as long as the node runs. */
final class Watching {

    private Watching() {}

    @Produces
    @ApplicationScoped
    static ExchangeHealth health(
            NodeConfig node,
            Config config,
            PostgresLogProgress progress,
            KafkaTopicReader broker,
            Searching searching,
            Replication replication) {
        LogObserver observer = new LogObserver(node.city(), node.partners().keySet(), progress, broker);
        return new ExchangeHealth(
                observer,
                new Patience(config.patience(), replication.pictures()::hasFailedWithin),
                System::nanoTime,
                () -> ofSearch(searching, config.patience()));
    }

    @Produces
    static PeriodicTask looking(ExchangeHealth health, Config config) {
        return new PeriodicTask("watchdog", Duration.ZERO, config.lookEvery(), health::look, health::close);
    }

    /**
     * Judges a search index. One that is made for the first time is well; one that is made in place of a damaged one is
     * stuck at once, since searches find nothing meanwhile.
     */
    private static Verdict ofSearch(Searching searching, Duration patience) {
        return searching
                .mending()
                .<Verdict>map(age -> new Stuck(age, StuckCause.INDEX_DAMAGED))
                .orElseGet(() -> ofIndexer(searching.failing(), patience));
    }

    static Verdict ofIndexer(Duration failing, Duration patience) {
        return failing.isZero() ? new Well() : Verdict.standing(failing, StuckCause.INDEXER_FAILING, patience);
    }

    /** When a node reports that the exchange is stuck. */
    @ConfigMapping(prefix = "library.health")
    interface Config {

        /** How often the watchdog looks at the logs. */
        @WithDefault("2s")
        Duration lookEvery();

        /** How long waiting work may make no progress before it counts as stuck. */
        @WithDefault("20s")
        Duration patience();
    }
}
