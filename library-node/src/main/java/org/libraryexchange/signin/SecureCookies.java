package org.libraryexchange.signin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Keeps cookies off connections without TLS where the reader has it, though the node itself is spoken to without it by a
 * proxy. Whoever makes up the proxy's header has but his own cookie kept more strictly.
 */
@Singleton
final class SecureCookies {

    private static final int BEFORE_AUTHENTICATION = 290;

    void guard(@Observes Filters filters) {
        filters.register(SecureCookies::watch, BEFORE_AUTHENTICATION);
    }

    private static void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if ("https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))) {
            context.addHeadersEndHandler(
                    unused -> request.cookies().forEach((Cookie cookie) -> cookie.setSecure(true)));
        }
        context.next();
    }
}
