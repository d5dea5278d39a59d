package org.libraryexchange.imports;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.libraryexchange.worker.Daemons;

/**
 * Looks at imports on behalf of all followers, on one thread. However many there are, each look is one query; while
 * nobody follows, there is none. It also finds what other replicas write.
 */
@ApplicationScoped
class ImportWatch {

    private static final Logger LOG = Logger.getLogger(ImportWatch.class);

    /**
     * A follower that waits for an import to make progress.
     *
     * @param seen the state of the import that the follower knows
     */
    private record Waiter(ImportView seen, UniEmitter<? super ImportView> emitter) {}

    private final Imports imports;
    private final ImportConfig config;
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("import watch"));
    private volatile boolean closing;

    ImportWatch(Imports imports, ImportConfig config) {
        this.imports = imports;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        long millis = config.followPoll().toMillis();
        var unused = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Ends the waiting before the server waits for its open requests, which would otherwise not end by themselves. */
    void endSoon(@Observes ShutdownDelayInitiatedEvent stop) {
        closing = true;
        releaseAll();
    }

    void end(@Observes ShutdownEvent stop) {
        closing = true;
        releaseAll();
        thread.shutdownNow();
    }

    /** Whether the node is stopping, so that nobody may wait any more. */
    boolean isClosing() {
        return closing;
    }

    /** The import when it has changed. When the time is up or the node stops, the state that the follower knows. */
    Uni<ImportView> next(ImportView seen, Duration longest) {
        if (closing) {
            return Uni.createFrom().item(seen);
        }
        return Uni.createFrom()
                .<ImportView>emitter(emitter -> {
                    Waiter waiter = new Waiter(seen, emitter);
                    emitter.onTermination(() -> waiting.remove(waiter));
                    waiting.add(waiter);
                })
                .ifNoItem()
                .after(longest)
                .recoverWithItem(seen);
    }

    /** The number of followers of an import. */
    long followers(long id) {
        return waiting.stream().filter(waiter -> waiter.seen().id() == id).count();
    }

    private void look() {
        try {
            tell(List.copyOf(waiting));
        } catch (RuntimeException e) {
            // The next look tries again.
            LOG.debugf(e, "import check failed");
        }
        if (closing) {
            releaseAll();
        }
    }

    private void tell(List<Waiter> waiters) {
        if (waiters.isEmpty()) {
            return;
        }
        Set<Long> ids = waiters.stream().map(waiter -> waiter.seen().id()).collect(Collectors.toSet());
        Map<Long, ImportView> now =
                imports.read(ids).stream().collect(Collectors.toMap(ImportView::id, Function.identity()));
        for (Waiter waiter : waiters) {
            ImportView view = now.getOrDefault(waiter.seen().id(), waiter.seen());
            if (!view.equals(waiter.seen())) {
                release(waiter, view);
            }
        }
    }

    private void releaseAll() {
        waiting.forEach(waiter -> release(waiter, waiter.seen()));
    }

    private void release(Waiter waiter, ImportView view) {
        waiting.remove(waiter);
        waiter.emitter().complete(view);
    }
}
