package org.libraryexchange.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/**
 * Refuses requests for what stands in their head, before they are routed: what the HTTP server would refuse without a
 * problem document, or the framework would let pass.
 */
@Singleton
final class RequestGate {

    /** Before the server's own check of the body's length. */
    private static final int FIRST = 10_000;

    private final ObjectMapper json;
    private final BodyLimits limits;

    RequestGate(ObjectMapper json, BodyLimits limits) {
        this.json = json;
        this.limits = limits;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        Optional<ProblemException> refusal = RequestHead.refusal(context.request(), limits);
        if (refusal.isPresent()) {
            refuse(context, refusal.get());
        } else {
            context.next();
        }
    }

    /** What is left of the request is thrown away, and the connection with it. */
    private void refuse(RoutingContext context, ProblemException refusal) {
        HttpServerRequest request = context.request();
        Problem problem = Problem.of(refusal, TraceIds.of(request.getHeader("traceparent")));
        request.resume();
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Connection", "close")
                .end(text(problem));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is a plain record", e);
        }
    }
}
