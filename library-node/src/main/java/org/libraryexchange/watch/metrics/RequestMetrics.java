package org.libraryexchange.watch.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.libraryexchange.base.http.RequestEnd;
import org.libraryexchange.base.http.RequestSort;

/**
 * Counts and times requests. Clients cannot make up labels. The Quarkus binder would label with whatever methods and
 * refused paths clients send, and a registry never forgets a label.
 */
@Singleton
final class RequestMetrics {

    /** Runs before any filter that could refuse a request. */
    private static final int FIRST = 40_000;

    private static final String HUNG_UP = "reset";

    /** @param status of the answer; {@code reset} if the client did not wait for it */
    private record Labels(RequestSort sort, String status) {}

    private final MeterRegistry registry;
    private final AtomicInteger active = new AtomicInteger();
    private final ConcurrentMap<Labels, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void guard(@Observes Filters filters) {
        Gauge.builder("http.server.active.requests", active, AtomicInteger::get)
                .description("Requests that are being answered")
                .register(registry);
        filters.register(this::begin, FIRST);
    }

    private void begin(RoutingContext context) {
        long start = System.nanoTime();
        active.incrementAndGet();
        RequestEnd.then(context, answered -> {
            active.decrementAndGet();
            timers.computeIfAbsent(labels(context, answered), this::timer)
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        });
        context.next();
    }

    private static Labels labels(RoutingContext context, boolean answered) {
        return new Labels(
                RequestSort.of(context),
                answered ? Integer.toString(context.response().getStatusCode()) : HUNG_UP);
    }

    private Timer timer(Labels labels) {
        return Timer.builder("http.server.requests")
                .description("Requests to the API and the pages")
                .tag("method", labels.sort().method())
                .tag("uri", labels.sort().template())
                .tag("status", labels.status())
                .register(registry);
    }
}
