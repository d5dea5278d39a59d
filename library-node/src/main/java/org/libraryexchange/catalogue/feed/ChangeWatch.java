package org.libraryexchange.catalogue.feed;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.stream.Collectors;
import org.libraryexchange.base.http.Followers;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.exchange.replication.Replication;
import org.libraryexchange.record.CityLog;

/**
 * Looks for changes on behalf of all waiting clients. Commits and applied batches of this process trigger a look at
 * once. Changes by other processes are found at the next poll.
 */
@ApplicationScoped
class ChangeWatch {

    private final FeedConfig config;
    private final Replication replication;
    private final NodeConfig node;
    private final Followers<CityLog, Long> followers;

    ChangeWatch(FeedReaders readers, FeedConfig config, Replication replication, NodeConfig node) {
        this.config = config;
        this.replication = replication;
        this.node = node;
        this.followers = new Followers<>(
                "feed watch",
                logs -> logs.stream().collect(Collectors.toMap(log -> log, readers::end)),
                (after, end) -> end > after);
    }

    void start(@Observes StartupEvent start) {
        for (String partner : node.partners().keySet()) {
            replication.progress(partner).follow(() -> followers.changed(CityLog.items(partner)));
            CityLog letters = CityLog.letters(partner, node.city());
            replication.letters(partner).progress(partner).follow(() -> followers.changed(letters));
        }
        followers.start(config.poll());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeCommitted change) {
        followers.changed(change.log());
    }

    /** Ends the waiting before the server waits for its open requests, which would otherwise not end by themselves. */
    void endSoon(@Observes ShutdownDelayInitiatedEvent stop) {
        followers.release();
    }

    void end(@Observes ShutdownEvent stop) {
        followers.end();
    }

    /** Whether the node is stopping, so that nobody may wait any more. */
    boolean isClosing() {
        return followers.isClosing();
    }

    /** Completes when a log has gone beyond a sequence, when the time is up, or when the node stops. */
    Uni<Void> beyond(CityLog log, long after, Duration longest) {
        return followers.nextSoon(log, after, longest).replaceWithVoid();
    }

    /** Whether anybody waits for changes in a log. */
    boolean isAwaited(CityLog log) {
        return followers.count(log) > 0;
    }
}
