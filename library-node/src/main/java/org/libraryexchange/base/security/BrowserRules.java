package org.libraryexchange.base.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Sets the headers that tell browsers what they may do with an answer, before anything can answer. It is one filter
 * instead of Quarkus settings, because each of those adds a route that every request passes, most of them with a
 * regular expression.
 */
@Singleton
public final class BrowserRules {

    /** Runs before any request is refused. */
    private static final int FIRST = 20_000;

    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence TYPES = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NONE = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence FRAMES = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");

    private static final CharSequence OPENER = HttpHeaders.createOptimized("Cross-Origin-Opener-Policy");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence PERMISSIONS = HttpHeaders.createOptimized("Permissions-Policy");
    private static final CharSequence NO_DEVICES = HttpHeaders.createOptimized(
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");

    /** An answer in JSON may not load any content, and a picture has none to load. */
    private static final CharSequence FOR_API =
            HttpHeaders.createOptimized("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");

    /**
     * Ops pages refresh themselves and the API's documentation tries requests, so they may send requests to this node.
     */
    private static final CharSequence FOR_ASKING_PAGES =
            HttpHeaders.createOptimized("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    /**
     * Pages load style, scripts and pictures only from this node, ask nobody else for data, and have nothing inline.
     */
    private static final CharSequence FOR_PAGES = HttpHeaders.createOptimized(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    /** A viewer asks the server that has the images what there is. Readers choose to open it. */
    private static final CharSequence FOR_IMAGES = HttpHeaders.createOptimized(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' https: data:; connect-src https:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    private static final Pattern IMAGES = Pattern.compile("/items/[^/]+/images/[0-9]+");

    void guard(@Observes Filters filters) {
        filters.register(BrowserRules::tell, FIRST);
    }

    private static void tell(RoutingContext context) {
        MultiMap headers = context.response().headers();
        tell(headers::set, policy(context));
        context.next();
    }

    /** Sets the headers for JSON, for answers that do not pass the filters. */
    public static void tellForApi(BiConsumer<CharSequence, CharSequence> header) {
        tell(header, FOR_API);
    }

    private static void tell(BiConsumer<CharSequence, CharSequence> header, CharSequence policy) {
        header.accept(TYPES, NO_SNIFF);
        header.accept(REFERRER, NONE);
        header.accept(FRAMES, DENY);
        header.accept(OPENER, SAME_ORIGIN);
        header.accept(PERMISSIONS, NO_DEVICES);
        header.accept(POLICY, policy);
    }

    private static CharSequence policy(RoutingContext context) {
        try {
            return policy(context.normalizedPath());
        } catch (IllegalArgumentException undecodable) {
            // A later step refuses the request with an answer in JSON.
            return FOR_API;
        }
    }

    private static CharSequence policy(String path) {
        if (isWithin("/ops", path) || isWithin("/api/docs", path)) {
            return FOR_ASKING_PAGES;
        }
        if (isWithin("/api", path) || isWithin("/media", path)) {
            return FOR_API;
        }
        return IMAGES.matcher(path).matches() ? FOR_IMAGES : FOR_PAGES;
    }

    private static boolean isWithin(String folder, String path) {
        return path.startsWith(folder) && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
    }
}
