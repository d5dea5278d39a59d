package org.libraryexchange.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Refuses requests for what stands in their head, before they are routed: what the HTTP server would refuse without a
 * problem document, or the framework would let pass. What fails before a resource answers, or outside of any, is told in a
 * problem document as well.
 */
@Singleton
final class RequestGate {

    private static final Logger LOG = Logger.getLogger(RequestGate.class);

    /** Before the server's own check of the body's length. */
    private static final int FIRST = 10_000;

    /** Before the framework would answer with a page of its own, which shows how the node works. */
    private static final int BEFORE_THE_FRAMEWORK = Integer.MAX_VALUE - 1;

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
        router.route().order(BEFORE_THE_FRAMEWORK).failureHandler(this::tell);
    }

    private void explain(RoutingContext context) {
        refusals.refuse(
                context,
                RequestHead.refusal(context.request(), limits)
                        .orElseGet(() -> new ProblemException(ProblemType.BAD_REQUEST, null)));
    }

    private void tell(RoutingContext context) {
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        int status = context.statusCode();
        if (context.failure() instanceof ProblemException problem) {
            refusals.refuse(context, problem);
        } else if (context.failure() instanceof AuthenticationFailedException) {
            String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
            refusals.refuse(context, ProblemException.unauthenticated(authorization));
        } else if (status >= 400 && status < 500) {
            refusals.refuse(context, new ProblemException(ProblemType.ofStatus(status), null));
        } else {
            ProblemException failure =
                    new ProblemException(ProblemType.INTERNAL_ERROR, "The failure was logged with the trace id.");
            LOG.errorf(context.failure(), "request failed traceId=%s", refusals.refuse(context, failure));
        }
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
