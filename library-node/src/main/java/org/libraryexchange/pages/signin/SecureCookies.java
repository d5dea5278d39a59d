package org.libraryexchange.pages.signin;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.libraryexchange.base.node.PublicConfig;

/** Marks cookies as secure if readers use TLS, even if a proxy speaks to the node without it. */
record SecureCookies(PublicConfig config) {

    /** Runs last, when all cookies are set: these filters run from the highest number down. */
    private static final int LAST = 0;

    @ServerResponseFilter(priority = LAST)
    void secure(ContainerResponseContext response, HttpServerRequest request) {
        List<Object> cookies = response.getHeaders().get(HttpHeaders.SET_COOKIE);
        if (cookies != null && (readersHaveTls() || request.isSSL())) {
            cookies.replaceAll(SecureCookies::secured);
        }
    }

    private boolean readersHaveTls() {
        return "https".equalsIgnoreCase(config.publicAddress().getScheme());
    }

    private static Object secured(Object header) {
        if (!(header instanceof NewCookie cookie)) {
            throw new IllegalStateException("cookies are set as such, not as text: " + header);
        }
        return new NewCookie.Builder(cookie.getName())
                .value(cookie.getValue())
                .path(cookie.getPath())
                .maxAge(cookie.getMaxAge())
                .sameSite(cookie.getSameSite())
                .httpOnly(cookie.isHttpOnly())
                .secure(true)
                .build();
    }
}
