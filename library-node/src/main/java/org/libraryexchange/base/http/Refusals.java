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
import java.util.regex.Pattern;
import org.libraryexchange.base.tracing.RequestTrace;

/** Sends problem documents for requests that are refused before they are routed. */
@Singleton
public record Refusals(ObjectMapper json, RefusalPage page) {

    /** A client that is still sending may not see the response if the connection is closed at once. */
    private static final long MILLIS_TO_READ_THE_ANSWER = 1_000;

    /** Browsers show an answer when they have sent the whole form. */
    private static final long MILLIS_TO_SEND_THE_FORM = 15_000;

    /** What staff work with. */
    private static final Pattern PAGES = Pattern.compile("/(?:desk|ops)(?:/.*)?");

    private static final String PAGE = "text/html";
    private static final String REFUSAL = Refusals.class.getName();

    /**
     * Sends the problem document, or a page to a browser of staff. The rest of the request is discarded, and the
     * connection is closed.
     *
     * @return the trace id in the response
     */
    public String refuse(RoutingContext context, ProblemException refusal) {
        HttpServerRequest request = context.request();
        Problem problem = Problem.of(refusal, RequestTrace.traceId(request.getHeader("traceparent")));
        boolean isForStaff = isForStaff(context);
        request.resume();
        if (refusal.type() == ProblemType.UNAUTHENTICATED) {
            context.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        refusal.retryAfter()
                .ifPresent(pause ->
                        context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds())));
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, isForStaff ? PAGE + "; charset=UTF-8" : Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Connection", "close")
                .end(isForStaff ? page.of(request, problem) : text(problem))
                .onComplete(answered ->
                        hangUpOnTheRest(context, isForStaff ? MILLIS_TO_SEND_THE_FORM : MILLIS_TO_READ_THE_ANSWER));
        return problem.traceId();
    }

    /**
     * Refuses a body. A form of the desk goes on without its body, and {@link FormsWithoutBody} refuses it where a page can
     * tell the person.
     */
    void refuseBody(RoutingContext context, ProblemException refusal) {
        if (!isForStaff(context)) {
            refuse(context, refusal);
            return;
        }
        context.put(REFUSAL, refusal);
        // Otherwise the server might refuse the length, too, and without a word.
        context.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
        context.request().handler(piece -> {}).exceptionHandler(brokenOff -> {}).resume();
        context.response().putHeader("Connection", "close");
        context.addEndHandler(answered -> {
            context.request().resume();
            hangUpOnTheRest(context, MILLIS_TO_SEND_THE_FORM);
        });
        ((RoutingContextInternal) context).setBody(Buffer.buffer());
        context.next();
    }

    private static boolean isForStaff(RoutingContext context) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        String path = context.request().path();
        return path != null && PAGES.matcher(path).matches() && accepted != null && accepted.startsWith(PAGE);
    }

    /** Why a request goes on without its body; empty if it does not. */
    static Optional<ProblemException> ofBody(RoutingContext context) {
        return Optional.ofNullable(context.get(REFUSAL));
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
