package org.libraryexchange.base.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.libraryexchange.base.tracing.RequestTrace;

/** Sends problem documents for requests that are refused before they are routed. */
@Singleton
public record Refusals(ObjectMapper json) {

    /** A client that is still sending may not see the response if the connection is closed at once. */
    private static final long MILLIS_TO_READ_THE_ANSWER = 1_000;

    /** Browsers show an answer when they have sent the whole form. */
    private static final long MILLIS_TO_SEND_THE_FORM = 15_000;

    private static final String DESK = "/desk/";
    private static final String PAGE = "text/html";
    private static final String TOO_LARGE = Refusals.class.getName();

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
                .onComplete(answered -> hangUpOnTheRest(context, MILLIS_TO_READ_THE_ANSWER));
        return problem.traceId();
    }

    /**
     * Refuses a body that is too large. A form of the desk goes on without its body, and {@link OversizedForms} refuses it
     * where a page can tell the person.
     */
    void refuseBody(RoutingContext context, ProblemException refusal) {
        if (!isFormOfTheDesk(context)) {
            refuse(context, refusal);
            return;
        }
        context.put(TOO_LARGE, refusal);
        context.request().handler(piece -> {}).exceptionHandler(brokenOff -> {}).resume();
        context.response().putHeader("Connection", "close");
        context.addEndHandler(answered -> {
            context.request().resume();
            hangUpOnTheRest(context, MILLIS_TO_SEND_THE_FORM);
        });
        ((RoutingContextInternal) context).setBody(Buffer.buffer());
        context.next();
    }

    private static boolean isFormOfTheDesk(RoutingContext context) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        return context.normalizedPath().startsWith(DESK) && accepted != null && accepted.startsWith(PAGE);
    }

    /** Why a request goes on without its body; empty if it does not. */
    static Optional<ProblemException> ofBody(RoutingContext context) {
        return Optional.ofNullable(context.get(TOO_LARGE));
    }

    /**
     * Closes the connection after a pause. The server itself would wait for the end of the request, which a slow client
     * may never send.
     */
    private static void hangUpOnTheRest(RoutingContext context, long pause) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            context.vertx().setTimer(pause, id -> request.connection().close());
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
