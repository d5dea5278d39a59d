package org.libraryexchange.base.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Problem documents as HTTP responses. */
public final class ProblemResponses {

    private ProblemResponses() {}

    /** The response to a request that failed with an error of the catalogue. */
    public static Response of(ProblemException e, HttpHeaders request) {
        Response response = of(Problem.of(e, traceId(request)));
        return e.retryAfter()
                .map(pause -> Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, pause.toSeconds())
                        .build())
                .orElse(response);
    }

    static Response of(ProblemType type, String detail, HttpHeaders request) {
        return of(Problem.of(type, detail, traceId(request)));
    }

    static Response of(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem)
                .build();
    }

    static String traceId(HttpHeaders request) {
        return TraceIds.of(request.getHeaderString("traceparent"));
    }
}
