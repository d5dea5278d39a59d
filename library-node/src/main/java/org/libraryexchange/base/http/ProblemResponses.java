package org.libraryexchange.base.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.base.tracing.RequestTrace;

/** Problem documents as HTTP responses. */
public final class ProblemResponses {

    private ProblemResponses() {}

    /** The response to a request that failed with an error of the catalogue. */
    public static Response of(ProblemException e, HttpHeaders request) {
        return of(e, traceId(request));
    }

    static Response of(ProblemException e, String traceId) {
        Problem problem = Problem.of(e, traceId);
        Response response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem)
                .build();
        return e.retryAfter()
                .map(pause -> Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, pause.toSeconds())
                        .build())
                .orElse(response);
    }

    static Response of(ProblemType type, String detail, HttpHeaders request) {
        return of(new ProblemException(type, detail), request);
    }

    static String traceId(HttpHeaders request) {
        return RequestTrace.traceId(request.getHeaderString("traceparent"));
    }
}
