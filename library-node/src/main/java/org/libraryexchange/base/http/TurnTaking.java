package org.libraryexchange.base.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets costly requests wait for their turn, ahead of the threads that answer them. Who finds no room to wait, or waits
 * too long, is refused. Nobody has a turn while the answers that clients have not read yet take too much memory.
 */
@ApplicationScoped // The framework makes filters before there are settings.
public class TurnTaking {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Before any filter that needs a thread of its own. */
    private static final int FIRST = 100;

    private final Turns<Waiting> turns;
    private final Duration patience;

    TurnTaking(TurnConfig config) {
        this.turns = new Turns<>(
                new Turns.Bounds(
                        config.atATime(), config.atATimeOfAClient(), config.waiting(), config.waitingOfAClient()),
                waiting -> UnreadAnswers.ALL.leaveRoom(waiting.request, config));
        this.patience = config.patience();
        UnreadAnswers.ALL.whenRead(this::goOn);
    }

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        Gauge.builder("library.turns.running", turns, Turns::running)
                .description("Costly requests that are being answered")
                .register(registry);
        Gauge.builder("library.turns.waiting", turns, Turns::waiting)
                .description("Costly requests that wait for their turn")
                .register(registry);
        Gauge.builder("library.requests.overdue", RequestHold::overdue)
                .description("Work that goes on a minute after its request has ended, and keeps what it has taken")
                .register(registry);
        Gauge.builder("library.answers.unread", UnreadAnswers.ALL, UnreadAnswers::bytes)
                .description("Answers that clients have not read yet")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Lets a request of an operation {@link InTurn} go on when it is its turn. */
    @InTurn
    @ServerRequestFilter(nonBlocking = true, priority = FIRST)
    Uni<Response> await(RoutingContext request) {
        return take(request).map(turn -> {
            turn.keepUntilAnswered(request);
            return null;
        });
    }

    /**
     * Does work for a request when it is its turn.
     *
     * @return fails with a {@link ProblemException} if there was no turn in time
     */
    public <T> Uni<T> work(RoutingContext request, Executor threads, Callable<T> work) {
        return take(request).chain(turn -> turn.with(threads, work));
    }

    private Uni<RequestTurn> take(RoutingContext request) {
        return Uni.createFrom().emitter(emitter -> new Waiting(request, emitter).queue());
    }

    private void goOn() {
        turns.next().forEach(Waiting::begin);
    }

    /** A request that waits. */
    private final class Waiting {

        private final RoutingContext request;
        private final UniEmitter<? super RequestTurn> emitter;
        private final Account account;
        private final Context thread;
        private volatile boolean begun;
        private long timer;

        private Waiting(RoutingContext request, UniEmitter<? super RequestTurn> emitter) {
            this.request = request;
            this.emitter = emitter;
            this.account = Account.of(request);
            this.thread = request.vertx().getOrCreateContext();
        }

        private void queue() {
            if (!turns.queue(account.client().id(), this)) {
                refuse();
                return;
            }
            goOn();
            if (!begun) {
                timer = request.vertx().setTimer(patience.toMillis(), id -> leave());
            }
        }

        private void begin() {
            begun = true;
            request.vertx().cancelTimer(timer);
            RequestTurn turn = new RequestTurn(this::end);
            thread.runOnContext(now -> {
                if (!RequestEnd.hasLeft(request)) {
                    emitter.complete(turn);
                }
                turn.endUnlessUsed();
            });
        }

        private void leave() {
            if (turns.leave(account.client().id(), this)) {
                refuse();
            }
        }

        private void refuse() {
            emitter.fail(ProblemException.retryLater(
                    ProblemType.BUSY,
                    "The node has too much to do right now, in total or for this client.",
                    RETRY_AFTER));
        }

        private void end(Duration cpu) {
            account.charge(cpu);
            turns.end(account.client().id());
            goOn();
        }
    }

    /** How many of the requests that cost more than reading one item are answered at a time, and how many wait. */
    @ConfigMapping(prefix = "library.turns")
    public interface TurnConfig {

        /** The most that are answered at a time. */
        @WithDefault("4")
        int atATime();

        /** The most of them for one client: a token's name, or an address without one. */
        @WithDefault("3")
        int atATimeOfAClient();

        /** The most that wait for their turn. Those beyond are refused. */
        @WithDefault("400")
        int waiting();

        /** The most of them of one client. */
        @WithDefault("50")
        int waitingOfAClient();

        /** How long a request waits at most. */
        @WithDefault("5s")
        Duration patience();

        /** From how much memory on, taken by answers that clients have not read yet, nobody has a turn. */
        @WithDefault("32M")
        MemorySize unread();

        /** The same for the answers to one address. */
        @WithDefault("8M")
        MemorySize unreadOfAnAddress();
    }
}
