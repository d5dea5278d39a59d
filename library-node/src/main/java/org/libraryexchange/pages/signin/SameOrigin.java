package org.libraryexchange.pages.signin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.http.Refusals;

/**
 * Refuses requests that a page of another origin makes a browser send with a person's session. Browsers say where a
 * request comes from, and no page can change that (Fetch Metadata, and {@code Origin} in older browsers). The API does
 * not need this, because it accepts tokens and no cookies.
 */
@Singleton
record SameOrigin(Refusals refusals) {

    /** Runs before the cookies are read. */
    private static final int BEFORE_AUTHENTICATION = 300;

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    void guard(@Observes Filters filters) {
        filters.register(this::check, BEFORE_AUTHENTICATION);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (SAFE.contains(request.method()) || isForPrograms(context.normalizedPath()) || isFromHere(request)) {
            context.next();
        } else {
            refusals.refuse(
                    context,
                    new ProblemException(ProblemType.FORBIDDEN, "Forms must be sent from this node’s own pages."));
        }
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith("/api/");
    }

    /** A client that sends neither header is not a browser that could be misled. */
    private static boolean isFromHere(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN_SITES.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null || isHost(origin, request);
    }

    private static boolean isHost(String origin, HttpServerRequest request) {
        try {
            String host = request.getHeader("Host");
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
