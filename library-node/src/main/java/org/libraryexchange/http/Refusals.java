package org.libraryexchange.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/** Problem documents for requests that are refused before they are routed. */
@Singleton
public final class Refusals {

    /** A client that is still sending may not see the answer if it is hung up on at once. */
    private static final long MILLIS_TO_READ_THE_ANSWER = 1_000;

    private final ObjectMapper json;

    Refusals(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Answers; what is left of the request is thrown away, and the connection with it.
     *
     * @return the trace id that the answer tells
     */
    public String refuse(RoutingContext context, ProblemException refusal) {
        HttpServerRequest request = context.request();
        Problem problem = Problem.of(refusal, TraceIds.of(request.getHeader("traceparent")));
        request.resume();
        if (refusal.type() == ProblemType.UNAUTHENTICATED) {
            context.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        refusal.retryAfter()
                .ifPresent(pause ->
                        context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds())));
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Connection", "close")
                .end(text(problem))
                .onComplete(answered -> hangUpOnTheRest(context));
        return problem.traceId();
    }

    /** The server waits for the end of a request before it closes, and whoever is slow may never come to it. */
    private static void hangUpOnTheRest(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            context.vertx()
                    .setTimer(
                            MILLIS_TO_READ_THE_ANSWER,
                            id -> request.connection().close());
        }
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is a plain record", e);
        }
    }
}
