package org.libraryexchange.base.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;

/** How large bodies may be. */
@Singleton
public final class BodyLimits {

    private static final String API = "/api/";
    private static final String IMPORTS = "/api/v1/imports";
    private static final String DESK = "/desk/";
    private static final String TABLES = "/desk/import";
    private static final String PICTURES = "/api/v1/media";
    private static final Pattern PICTURES_OF_AN_ITEM = Pattern.compile("/desk/items/[^/]+/pictures");
    private static final String ZIP = "/pictures";
    private static final String SIGN_IN = "/sign-in";
    private static final long LARGEST_FORM = 64L * 1024;
    private static final long MEGABYTE = 1024L * 1024;

    /** A form of the desk that is encoded once more, because its session has ended; or one that carries a file along. */
    private static final long LARGEST_FORM_WITHIN_A_FORM = 3L * RequestHead.LARGEST_BODY;

    /** In a form, a file takes a third more. */
    private static final long LARGEST_TABLE = 2L * RequestHead.LARGEST_BODY;

    /** The most bytes of a ZIP with pictures, and of all that is in it. */
    public static final long LARGEST_ZIP = 200L * 1024 * 1024;

    /** A picture has at most 20 MiB; the other fields of its form may have as much as any form. */
    private static final long LARGEST_PICTURE_WITHIN_A_FORM = 21L * 1024 * 1024;

    /** The server lets this many bytes more than allowed through, so that the import itself can refuse the file. */
    private static final long MARGIN = 4L * RequestHead.LARGEST_BODY;

    /** Runs after the server has set its own limit. */
    private static final int LAST = 1;

    private final long largestImport;

    BodyLimits(BodyConfig config) {
        this.largestImport = config.largestImport().asLongValue();
    }

    /**
     * Sets the server's limit for files to import. If their length is not known in advance, the import stops reading.
     */
    void limitReading(@Observes Filters filters) {
        filters.register(this::limitReading, LAST);
    }

    private void limitReading(RoutingContext context) {
        if (isStreamed(context.normalizedPath())) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, of(context.normalizedPath()) + MARGIN);
            context.addEndHandler(end -> hangUpOnTooMuch(context));
        }
        context.next();
    }

    /** Closes the connection: nobody would read the rest of the file, and the client might never stop sending. */
    private static void hangUpOnTooMuch(RoutingContext context) {
        if (context.response().getStatusCode() == ProblemType.TOO_LARGE.status()
                && Refusals.ofBody(context).isEmpty()) {
            context.request().connection().close();
        }
    }

    /** The most bytes of a file to import. */
    public long largestImport() {
        return largestImport;
    }

    /** The error for a file that is larger. */
    public ProblemException importTooLarge() {
        return tooLarge(largestImport);
    }

    /** The error for a body that broke off. Nothing was done, so the client may send the request again. */
    public static ProblemException brokeOff() {
        return new ProblemException(ProblemType.REQUEST_TIMEOUT, "The body was cut off. Send the request again.");
    }

    /** The error for a body that comes too slowly. Nothing was done. */
    static ProblemException tooSlow(Duration patience) {
        return new ProblemException(
                ProblemType.REQUEST_TIMEOUT, "A body must arrive within " + patience.toSeconds() + " seconds.");
    }

    /** The most bytes of a table that the desk imports. */
    public static long largestTable() {
        return LARGEST_TABLE;
    }

    /** The most megabytes of a file or text that a person can send from a page. What the form adds to it is not theirs. */
    public static long megabytes(String path) {
        if (isZip(path)) {
            return LARGEST_ZIP / MEGABYTE;
        }
        if (PICTURES_OF_AN_ITEM.matcher(path).matches()) {
            return (LARGEST_PICTURE_WITHIN_A_FORM - RequestHead.LARGEST_BODY) / MEGABYTE;
        }
        return (path.startsWith(TABLES) ? LARGEST_TABLE : RequestHead.LARGEST_BODY) / MEGABYTE;
    }

    /** The most bytes for a body at a path. Outside the API, bodies are forms, and anybody may send them. */
    long of(String path) {
        if (isStreamed(path)) {
            return IMPORTS.equals(path) ? largestImport : isZip(path) ? LARGEST_ZIP : LARGEST_PICTURE_WITHIN_A_FORM;
        }
        if (path.equals(SIGN_IN) || path.startsWith(TABLES)) {
            return LARGEST_FORM_WITHIN_A_FORM;
        }
        return path.startsWith(API) || path.startsWith(DESK) ? RequestHead.LARGEST_BODY : LARGEST_FORM;
    }

    private static boolean isZip(String path) {
        return path.equals(IMPORTS + ZIP) || path.equals(TABLES + ZIP);
    }

    /** Whether the body is read as it comes, so that it is never in memory as a whole. */
    boolean isStreamed(String path) {
        return IMPORTS.equals(path)
                || isZip(path)
                || PICTURES.equals(path)
                || PICTURES_OF_AN_ITEM.matcher(path).matches();
    }

    /** Whether a body that is read as it comes may be encoded. */
    boolean mayBeGzip(String path) {
        return IMPORTS.equals(path);
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(ProblemType.TOO_LARGE, "A body may have at most " + limit + " bytes.");
    }

    /** How large request bodies may be, and how long the node waits for them. */
    @ConfigMapping(prefix = "library.bodies")
    public interface BodyConfig {

        /** The largest file to import. The HTTP server's limit is set from this. */
        MemorySize largestImport();

        /** How long a client may take to send a body. Does not apply to files to import. */
        @WithDefault("15s")
        Duration patience();

        /** The most memory that all request bodies together may take. */
        @WithDefault("32M")
        MemorySize memory();

        /** The most memory that the request bodies of one client may take. */
        @WithDefault("8M")
        MemorySize memoryOfAClient();
    }
}
