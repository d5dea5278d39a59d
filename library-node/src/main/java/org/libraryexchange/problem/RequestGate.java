package org.libraryexchange.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Refuses requests for what stands in their head, before they are routed: what the HTTP server would refuse without a
 * problem document, or the framework would let pass.
 */
@Singleton
final class RequestGate {

    /** Before the server's own check of the body's length. */
    private static final int FIRST = 10_000;

    private final Refusals refusals;
    private final BodyLimits limits;

    RequestGate(Refusals refusals, BodyLimits limits) {
        this.refusals = refusals;
        this.limits = limits;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    /** An address that cannot be decoded is refused already by the first route that looks at its path. */
    void guard(@Observes Router router) {
        router.errorHandler(ProblemType.BAD_REQUEST.status(), this::explain);
    }

    private void explain(RoutingContext context) {
        refusals.refuse(
                context,
                RequestHead.refusal(context.request(), limits)
                        .orElseGet(() -> new ProblemException(ProblemType.BAD_REQUEST, null)));
    }

    private void check(RoutingContext context) {
        Optional<ProblemException> refusal = RequestHead.refusal(context.request(), limits);
        if (refusal.isPresent()) {
            refusals.refuse(context, refusal.get());
        } else {
            context.next();
        }
    }
}
