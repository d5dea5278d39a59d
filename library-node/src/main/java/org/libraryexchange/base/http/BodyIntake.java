package org.libraryexchange.base.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.libraryexchange.base.http.BodyLimits.BodyConfig;

/**
 * Receives request bodies, and passes a request on when its body is complete. So a client that sends slowly holds no
 * thread. Files to import are not received here; the import reads them as they come.
 */
@Singleton
final class BodyIntake {

    /** Runs after {@code RateLimit}, when the client is known and may make the request. */
    private static final int AFTER_THE_RATE_LIMIT = 140;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Refusals refusals;
    private final BodyLimits limits;
    private final Duration patience;
    private final Shares memory;

    BodyIntake(Refusals refusals, BodyLimits limits, BodyConfig config) {
        this.refusals = refusals;
        this.limits = limits;
        this.patience = config.patience();
        this.memory = new Shares(
                config.memory().asLongValue(), config.memoryOfAClient().asLongValue());
    }

    void guard(@Observes Filters filters) {
        filters.register(this::take, AFTER_THE_RATE_LIMIT);
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (RequestHead.hasBody(request)
                && !limits.isStreamed(context.normalizedPath())
                && Refusals.ofBody(context).isEmpty()) {
            new Body(context).take();
        } else {
            context.next();
        }
    }

    /** A body that is being received. All of this happens on the connection's own thread. */
    private final class Body {

        private final RoutingContext context;
        private final HttpServerRequest request;
        private final Client client;
        private final long largest;
        private final Buffer content = Buffer.buffer();
        private final long timer;
        private boolean over;

        private Body(RoutingContext context) {
            this.context = context;
            this.request = context.request();
            this.client = Client.at(request);
            this.largest = limits.of(context.normalizedPath());
            this.timer = context.vertx().setTimer(patience.toMillis(), id -> refuse(BodyLimits.tooSlow(patience)));
        }

        private void take() {
            RequestEnd.then(context, answered -> release());
            request.handler(this::add);
            request.endHandler(end -> goOn());
            request.exceptionHandler(brokenOff -> end());
            if (request.getHeader(HttpHeaders.EXPECT) != null) {
                context.response().writeContinue();
            }
            request.resume();
        }

        private void add(Buffer piece) {
            if (over) {
                return;
            }
            if (!memory.take(client, piece.length())) {
                refuse(ProblemException.retryLater(
                        ProblemType.BUSY, "The node holds too many request bodies right now.", RETRY_AFTER));
                return;
            }
            content.appendBuffer(piece);
            if (content.length() > largest && end()) {
                refusals.refuseBody(context, BodyLimits.tooLarge(largest));
            }
        }

        private void goOn() {
            if (end()) {
                ((RoutingContextInternal) context).setBody(content);
                context.next();
            }
        }

        private void refuse(ProblemException refusal) {
            if (end()) {
                refusals.refuseBody(context, refusal);
            }
        }

        /** Ends the receiving, and returns whether it had not ended before. */
        private boolean end() {
            boolean first = !over;
            over = true;
            context.vertx().cancelTimer(timer);
            return first;
        }

        private void release() {
            end();
            memory.giveBack(client, content.length());
        }
    }
}
