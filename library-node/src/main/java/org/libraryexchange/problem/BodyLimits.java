package org.libraryexchange.problem;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How large bodies may be. */
@Singleton
public final class BodyLimits {

    private static final String IMPORTS = "/api/v1/imports";

    /** How much more of a body may be read than it may have, so that what reads it can refuse it by itself. */
    private static final long MARGIN = 4L * RequestHead.LARGEST_BODY;

    /** After the server has set its own limit, which is that of the largest. */
    private static final int LAST = 1;

    private final long largestImport;

    BodyLimits(BodyConfig config) {
        this.largestImport = config.largestImport().asLongValue();
    }

    /** Bodies without a length told before are cut off by what reads them. */
    void limitReading(@Observes Filters filters) {
        filters.register(this::limitReading, LAST);
    }

    private void limitReading(RoutingContext context) {
        long readable = of(context.request().path()) + MARGIN;
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, readable);
        if (context.request().getHeader("Transfer-Encoding") != null) {
            context.addEndHandler(end -> hangUpOnTooMuch(context));
        }
        context.next();
    }

    /** What is left of the body would never be read, and the client might never stop sending it. */
    private static void hangUpOnTooMuch(RoutingContext context) {
        if (context.response().getStatusCode() == ProblemType.TOO_LARGE.status()) {
            context.request().connection().close();
        }
    }

    /** Bytes of a file to import. */
    public long largestImport() {
        return largestImport;
    }

    /** The refusal of a larger file. */
    public ProblemException importTooLarge() {
        return tooLarge(largestImport);
    }

    /** The refusal of a body whose end did not come; nothing was done with it, so that it may be sent again. */
    public static ProblemException brokeOff() {
        return new ProblemException(ProblemType.REQUEST_TIMEOUT, "The body broke off; send the request again.");
    }

    /** Bytes that the body of a request may have. */
    long of(String path) {
        return IMPORTS.equals(path) ? largestImport : RequestHead.LARGEST_BODY;
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(ProblemType.TOO_LARGE, "A body has at most " + limit + " bytes.");
    }
}
