package org.libraryexchange.problem;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How large bodies may be. */
@Singleton
public final class BodyLimits {

    private static final String IMPORTS = "/api/v1/imports";

    /** More than a body may have, so that it is refused with its whole length known. */
    private static final long READ_OF_OTHERS = 4L * RequestHead.LARGEST_BODY;

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
                    boolean imports = isImport(context.request().path());
                    context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, imports ? largestImport : READ_OF_OTHERS);
                    context.next();
                },
                LAST);
    }

    private static boolean isImport(String path) {
        return IMPORTS.equals(path);
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
        return isImport(path) ? largestImport : RequestHead.LARGEST_BODY;
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(ProblemType.TOO_LARGE, "A body has at most " + limit + " bytes.");
    }
}
