package org.libraryexchange.feed;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.replication.Replication;
import org.libraryexchange.worker.Daemons;

/**
 * Looks for changes on behalf of all waiting clients, on one thread. However many clients wait, each look asks the
 * database once for each city; while nobody waits, it asks nothing. Commits and applied batches of this process trigger
 * a look at once. Changes by other processes are found at the next poll.
 */
@ApplicationScoped
class ChangeWatch {

    private static final Logger LOG = Logger.getLogger(ChangeWatch.class);

    private final FeedReader reader;
    private final FeedConfig config;
    private final Replication replication;
    private final NodeConfig node;
    private final Waiters waiters = new Waiters();
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("feed watch"));
    private volatile boolean closing;

    ChangeWatch(FeedReader reader, FeedConfig config, Replication replication, NodeConfig node) {
        this.reader = reader;
        this.config = config;
        this.replication = replication;
        this.node = node;
    }

    void start(@Observes StartupEvent start) {
        node.partners()
                .keySet()
                .forEach(partner -> replication.progress(partner).follow(() -> lookFor(partner)));
        long millis = config.poll().toMillis();
        var unused = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeCommitted change) {
        lookFor(node.city());
    }

    /** Ends the waiting before the server waits for its open requests, which would otherwise not end by themselves. */
    void endSoon(@Observes ShutdownDelayInitiatedEvent stop) {
        closing = true;
        waiters.releaseAll();
    }

    void end(@Observes ShutdownEvent stop) {
        closing = true;
        waiters.releaseAll();
        thread.shutdownNow();
    }

    /** Whether the node is stopping, so that nobody may wait any more. */
    boolean isClosing() {
        return closing;
    }

    /** Completes when a city's log has gone beyond a sequence, when the time is up, or when the node stops. */
    Uni<Void> beyond(String owner, long after, Duration longest) {
        if (closing) {
            return Uni.createFrom().voidItem();
        }
        // Look at once: a change may have come after the client's page was read.
        return waiters.beyond(owner, after, this::lookSoon)
                .ifNoItem()
                .after(longest)
                .recoverWithItem((Void) null);
    }

    /** Whether anybody waits for changes of a city. */
    boolean isAwaited(String owner) {
        return waiters.waitFor(owner);
    }

    private void lookFor(String owner) {
        if (isAwaited(owner)) {
            lookSoon();
        }
    }

    private void lookSoon() {
        if (!due.getAndSet(true)) {
            try {
                thread.execute(this::look);
            } catch (RejectedExecutionException e) {
                waiters.releaseAll();
            }
        }
    }

    private void look() {
        due.set(false);
        try {
            Map<String, Long> ends = waiters.owners().stream().collect(Collectors.toMap(owner -> owner, reader::end));
            waiters.tell(ends);
        } catch (RuntimeException e) {
            // Clients that wait get their answer when their time is up. The next look tries again.
            LOG.debugf(e, "change check failed");
        }
        if (closing) {
            waiters.releaseAll();
        }
    }
}
