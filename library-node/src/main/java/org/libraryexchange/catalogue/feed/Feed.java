package org.libraryexchange.catalogue.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.Seats;
import org.libraryexchange.base.http.Seats.Seat;
import org.libraryexchange.base.http.TurnTaking;
import org.libraryexchange.base.worker.Daemons;

/**
 * Pages of changes, for clients that poll and for clients that wait. A waiting client holds neither a thread nor a
 * database session.
 */
@ApplicationScoped
class Feed {

    private static final long IDLE_SECONDS = 10;

    private final TurnTaking turns;
    private final FeedReaders readers;
    private final ChangeWatch watch;
    private final FeedConfig config;
    private final MeterRegistry registry;
    private final Seats seats;
    private final ThreadPoolExecutor threads;

    Feed(FeedReaders readers, ChangeWatch watch, FeedConfig config, TurnTaking turns, MeterRegistry registry) {
        this.turns = turns;
        this.readers = readers;
        this.watch = watch;
        this.config = config;
        this.registry = registry;
        this.seats = new Seats(
                        config.mostWaiting(),
                        config.mostWaitingOfAnAddress(),
                        "Too many clients are waiting for changes: in total, without a token, or of one name or address.")
                .keeping(config.keptForTokens());
        this.threads = threads(config.readers());
    }

    private static ThreadPoolExecutor threads(int count) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count,
                count,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Daemons.named("feed reader"));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    void register(@Observes StartupEvent start) {
        Gauge.builder("library.feed.waiting", seats, Seats::taken)
                .description("Clients that wait for changes, streams included")
                .register(registry);
    }

    void end(@Observes ShutdownEvent stop) {
        threads.shutdown();
    }

    /** A page and its answer, which is made in the same turn since it costs as much. */
    private record Answered(FeedPage page, Response answer) {}

    /**
     * Answers with the next page. If it has no changes, waits for some; if none come in time, answers with an empty page.
     */
    Uni<Response> page(FeedQuery query, RoutingContext request, Function<FeedPage, Response> answer) {
        return answered(query, request, answer)
                .chain(first -> first.page().isEmpty() && !query.longestWait().isZero()
                        ? awaited(first.page(), request, answer)
                        : Uni.createFrom().item(first))
                .map(Answered::answer);
    }

    private Uni<Answered> awaited(FeedPage empty, RoutingContext request, Function<FeedPage, Response> answer) {
        FeedQuery query = empty.query().from(empty.position());
        Seat seat = seats.take(Client.of(request));
        return beyond(query, query.longestWait())
                .chain(() -> answered(query, request, answer))
                .onTermination()
                .invoke(seat::close);
    }

    private Uni<Answered> answered(FeedQuery query, RoutingContext request, Function<FeedPage, Response> answer) {
        return read(request, () -> {
            FeedPage page = reader(query).page(query);
            return new Answered(page, answer.apply(page));
        });
    }

    /**
     * Pages without end. Each is read only after the previous one was sent. After a while without changes, the stream
     * sends an empty page.
     */
    Multi<FeedPage> stream(FeedQuery query, RoutingContext request) {
        return seats.whileListening(
                Client.of(request),
                Multi.createBy()
                        .repeating()
                        .uni(() -> new Stream(query, request), Stream::next)
                        .whilst(page -> !watch.isClosing()));
    }

    private FeedReader reader(FeedQuery query) {
        return readers.with(query.partner());
    }

    private Uni<Void> beyond(FeedQuery query, Duration longest) {
        return watch.beyond(reader(query).log(query), query.after(), longest);
    }

    private <T> Uni<T> read(RoutingContext request, Callable<T> reading) {
        return turns.work(request, threads, reading);
    }

    /** How far a stream has come. */
    private final class Stream {

        private final RoutingContext request;
        private FeedQuery query;
        private boolean waits;

        private Stream(FeedQuery query, RoutingContext request) {
            this.request = request;
            this.query = query;
        }

        private Uni<FeedPage> next() {
            Uni<Void> time =
                    waits ? beyond(query, config.heartbeat()) : Uni.createFrom().voidItem();
            return time.chain(() -> read(request, () -> reader(query).streamed(query)))
                    .invoke(page -> {
                        query = query.from(page.position());
                        waits = !page.more();
                    });
        }
    }
}
