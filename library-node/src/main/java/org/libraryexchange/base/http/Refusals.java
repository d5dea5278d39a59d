package org.libraryexchange.base.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.libraryexchange.base.tracing.RequestTrace;

/** Sends problem documents for requests that are refused before they are routed. */
@Singleton
public record Refusals(ObjectMapper json) {

    /** A client that is still sending may not see the response if the connection is closed at once. */
    private static final long MILLIS_TO_READ_THE_ANSWER = 1_000;

    /**
     * Sends the problem document. The rest of the request is discarded, and the connection is closed.
     *
     * @return the trace id in the response
     */
    public String refuse(RoutingContext context, ProblemException refusal) {
        HttpServerRequest request = context.request();
        Problem problem = Problem.of(refusal, RequestTrace.traceId(request.getHeader("traceparent")));
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

    /**
     * Closes the connection after a pause. The server itself would wait for the end of the request, which a slow client
     * may never send.
     */
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
