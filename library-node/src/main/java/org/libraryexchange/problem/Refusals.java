package org.libraryexchange.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/** Problem documents for requests that are refused before they are routed. */
@Singleton
public final class Refusals {

    private final ObjectMapper json;

    Refusals(ObjectMapper json) {
        this.json = json;
    }

    /** Answers; what is left of the request is thrown away, and the connection with it. */
    public void refuse(RoutingContext context, ProblemException refusal) {
        HttpServerRequest request = context.request();
        Problem problem = Problem.of(refusal, TraceIds.of(request.getHeader("traceparent")));
        request.resume();
        refusal.retryAfter()
                .ifPresent(pause ->
                        context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds())));
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
