package org.libraryexchange.problem;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How large bodies may be. */
@Singleton
public final class BodyLimits {

    private static final String IMPORTS = "/api/v1/imports";

    /** How much more of a body is read than it may have, so that what reads it can refuse it by itself. */
    private static final long MARGIN = 3L * RequestHead.LARGEST_BODY;

    /** After the server has set its own limit, which is that of the largest. */
    private static final int LAST = 1;

    private final long largestImport;

    BodyLimits(BodyConfig config) {
        this.largestImport = config.largestImport().asLongValue();
    }

    /** Bodies without a length told before are cut off here by what reads them. */
    void limitReading(@Observes Filters filters) {
        filters.register(
                context -> {
                    long readable = of(context.request().path()) + MARGIN;
                    context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, readable);
                    context.next();
                },
                LAST);
    }

    /** Bytes of a file to import. */
    public long largestImport() {
        return largestImport;
    }

    /** The refusal of a larger file. */
    public ProblemException importTooLarge() {
        return tooLarge(largestImport);
    }

    /** Bytes that the body of a request may have. */
    long of(String path) {
        return IMPORTS.equals(path) ? largestImport : RequestHead.LARGEST_BODY;
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(ProblemType.TOO_LARGE, "A body has at most " + limit + " bytes.");
    }
}
