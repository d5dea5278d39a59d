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

/**
 * Looks out for changes on behalf of all who wait, on one thread: however many they are, each look is one question to
 * the database, and while nobody waits there is none. A commit or an applied batch of this process leads to a look at
 * once, those of other processes to one at the next poll.
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
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watch = new Thread(work, "feed watch");
        watch.setDaemon(true);
        return watch;
    });
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

    /** Before requests are waited for: those of waiting clients would not end by themselves. */
    void endSoon(@Observes ShutdownDelayInitiatedEvent stop) {
        closing = true;
        waiters.releaseAll();
    }

    void end(@Observes ShutdownEvent stop) {
        closing = true;
        waiters.releaseAll();
        thread.shutdownNow();
    }

    /** Whether nobody is to wait any more. */
    boolean isClosing() {
        return closing;
    }

    /** Completes when the log of a city has gone beyond a place, when the time is up, or when the node stops. */
    Uni<Void> beyond(String owner, long after, Duration longest) {
        if (closing) {
            return Uni.createFrom().voidItem();
        }
        // A change may have come since the client's page was read: so the first look is at once.
        return waiters.beyond(owner, after, this::lookSoon)
                .ifNoItem()
                .after(longest)
                .recoverWithItem((Void) null);
    }

    /** Whether somebody waits for changes of a city. */
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
            // Whoever waits finds out by asking; the next look is a new try.
            LOG.debugf(e, "change check failed");
        }
        if (closing) {
            waiters.releaseAll();
        }
    }
}
