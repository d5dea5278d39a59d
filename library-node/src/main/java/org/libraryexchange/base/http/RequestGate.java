package org.libraryexchange.base.http;

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
 * Checks the heads of requests before they are routed. It refuses what the HTTP server would refuse without a problem
 * document, and what the framework would accept by mistake. It also turns failures outside the resources into problem
 * documents.
 */
@Singleton
record RequestGate(Refusals refusals, BodyLimits limits) {

    private static final Logger LOG = Logger.getLogger(RequestGate.class);

    /** Runs before the server checks the length of the body. */
    private static final int FIRST = 10_000;

    /** Runs before the framework, whose own error page would show how the node works. */
    private static final int BEFORE_THE_FRAMEWORK = Integer.MAX_VALUE - 1;

    void guard(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    /**
     * Handles failures in routing. The first route that looks at the path already refuses an address that cannot be
     * decoded.
     */
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
        if (refusal.isEmpty()) {
            context.next();
        } else if (refusal.get().type() == ProblemType.TOO_LARGE) {
            refusals.refuseBody(context, refusal.get());
        } else {
            refusals.refuse(context, refusal.get());
        }
    }
}
