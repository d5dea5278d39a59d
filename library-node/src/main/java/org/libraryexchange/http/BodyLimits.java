package org.libraryexchange.http;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How large bodies may be. */
@Singleton
public final class BodyLimits {

    private static final String API = "/api/";
    private static final String IMPORTS = "/api/v1/imports";
    private static final long LARGEST_FORM = 64L * 1024;

    /** How much more of a file may be read than it may have, so that what reads it can refuse it by itself. */
    private static final long MARGIN = 4L * RequestHead.LARGEST_BODY;

    /** After the server has set its own limit. */
    private static final int LAST = 1;

    private final long largestImport;

    BodyLimits(BodyConfig config) {
        this.largestImport = config.largestImport().asLongValue();
    }

    /** Files whose length is not told before are cut off by what reads them. */
    void limitReading(@Observes Filters filters) {
        filters.register(this::limitReading, LAST);
    }

    private void limitReading(RoutingContext context) {
        if (isStreamed(context.normalizedPath())) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, largestImport + MARGIN);
            context.addEndHandler(end -> hangUpOnTooMuch(context));
        }
        context.next();
    }

    /** What is left of the file would never be read, and the client might never stop sending it. */
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
        return new ProblemException(ProblemType.REQUEST_TIMEOUT, "The body was cut off. Send the request again.");
    }

    /** The refusal of a body that comes too slowly; nothing was done with it either. */
    static ProblemException tooSlow(Duration patience) {
        return new ProblemException(
                ProblemType.REQUEST_TIMEOUT, "A body must arrive within " + patience.toSeconds() + " seconds.");
    }

    /** Bytes that the body of a request may have. Pages are sent forms, and by anybody. */
    long of(String path) {
        if (isStreamed(path)) {
            return largestImport;
        }
        return path.startsWith(API) ? RequestHead.LARGEST_BODY : LARGEST_FORM;
    }

    /** Whether the body goes to a file to import while it comes, and is never held whole. */
    boolean isStreamed(String path) {
        return IMPORTS.equals(path);
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(ProblemType.TOO_LARGE, "A body may have at most " + limit + " bytes.");
    }
}
