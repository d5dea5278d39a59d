package org.libraryexchange.base.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.ext.web.RoutingContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A request's turn. The work for it is done by one thread. */
final class RequestTurn {

    private static final String KEY = RequestTurn.class.getName();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Consumer<Duration> whenEnded;
    private Optional<RequestHold> taken = Optional.empty();
    private boolean used;
    private Thread worker;
    private long begun;
    private long nanos;

    /** @param whenEnded receives the time that a processor has worked */
    RequestTurn(Consumer<Duration> whenEnded) {
        this.whenEnded = whenEnded;
    }

    /** Lets the turn last until the request is answered; if the client leaves before, until the work has ended. */
    void keepUntilAnswered(RoutingContext request) {
        used = true;
        taken = Optional.of(RequestHold.of(request, () -> whenEnded.accept(cpu())));
        request.put(KEY, this);
    }

    /** Does work, with which the turn ends. */
    <T> Uni<T> with(Executor threads, Callable<T> work) {
        used = true;
        return Uni.createFrom().item(Unchecked.supplier(() -> work(work))).runSubscriptionOn(threads);
    }

    /** Ends the turn if whoever asked for it has gone before it began. */
    void endUnlessUsed() {
        if (!used) {
            whenEnded.accept(Duration.ZERO);
        }
    }

    /** The turn that a request keeps until it is answered. */
    static Optional<RequestTurn> of(RoutingContext request) {
        return Optional.ofNullable(request.get(KEY));
    }

    /**
     * Does the work.
     *
     * @throws ProblemException if the client has left meanwhile
     */
    <T> T work(Callable<T> work) throws Exception {
        if (taken.isPresent() && !taken.get().begin()) {
            throw new ProblemException(ProblemType.REQUEST_TIMEOUT, "The client has left.");
        }
        worker = Thread.currentThread();
        begun = THREADS.getCurrentThreadCpuTime();
        try {
            return work.call();
        } finally {
            nanos = THREADS.getCurrentThreadCpuTime() - begun;
            taken.ifPresentOrElse(RequestHold::end, () -> whenEnded.accept(cpu()));
        }
    }

    /** Writing the answer counts too. The thread that has done the work does it. */
    private Duration cpu() {
        return Duration.ofNanos(
                Thread.currentThread().equals(worker) ? THREADS.getCurrentThreadCpuTime() - begun : nanos);
    }
}
