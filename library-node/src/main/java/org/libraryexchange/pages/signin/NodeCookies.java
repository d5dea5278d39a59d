package org.libraryexchange.pages.signin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.libraryexchange.base.node.Cities;

/**
 * The cookies of people who sign in. Browsers send the cookies of a host to all of its ports, so their names end with the
 * node's city: two nodes on one machine do not sign each other's people out.
 */
@Singleton
record NodeCookies(Cities cities) {

    /** The name of the cookie with the session's secret. */
    String session() {
        return "library-session-" + cities.own();
    }

    /** The name of the cookie with the page to show after signing in. */
    String target() {
        return "library-target-" + cities.own();
    }

    /** The name that Quarkus gives to a session of its own, by {@code quarkus.oidc.authentication.cookie-suffix}. */
    String sessionOfQuarkus() {
        return "q_session_Default_" + cities.own();
    }

    /** What a browser sent in a cookie; empty if nothing. */
    static String sent(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getCookie(name))
                .map(Cookie::getValue)
                .orElse("");
    }
}
