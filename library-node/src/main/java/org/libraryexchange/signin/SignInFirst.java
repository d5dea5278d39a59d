package org.libraryexchange.signin;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Redirects requests for staff pages without a session to the sign-in form, and keeps these pages out of all caches. */
final class SignInFirst {

    /** The cookie with the page to show after signing in. */
    static final String TARGET = "library-target";

    private static final List<String> PAGES = List.of("/ops", "/desk");

    private static final int BEFORE_THE_PAGES_OF_ERRORS = Priorities.USER + 100;
    private static final int UNAUTHENTICATED = 401;
    private static final int SEE_OTHER = 303;
    private static final int SECONDS_TO_SIGN_IN = 1_800;

    @ServerResponseFilter(priority = BEFORE_THE_PAGES_OF_ERRORS)
    void send(ContainerRequestContext request, ContainerResponseContext response) {
        URI asked = request.getUriInfo().getRequestUri();
        if (!isPage(asked.getPath())) {
            return;
        }
        boolean mustSignIn = response.getStatus() == UNAUTHENTICATED;
        if (mustSignIn) {
            // Must come before the headers are read, because a new status or entity gives the answer other headers.
            response.setStatus(SEE_OTHER);
            response.setEntity(null);
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        if (mustSignIn) {
            headers.remove(HttpHeaders.WWW_AUTHENTICATE);
            headers.putSingle(HttpHeaders.LOCATION, SignInResource.ADDRESS);
            boolean isWhole =
                    request.getMethod().equals(HttpMethod.GET) && request.getHeaderString("HX-Request") == null;
            headers.add(
                    HttpHeaders.SET_COOKIE,
                    SessionCookie.of(TARGET, isWhole ? address(asked) : "", SECONDS_TO_SIGN_IN));
        }
    }

    /** Whether requests without a session are sent to the form. */
    static boolean isPage(String path) {
        return PAGES.stream().anyMatch(pages -> path.equals(pages) || path.startsWith(pages + "/"));
    }

    /** The address on this node, without the host that the client used. */
    private static String address(URI asked) {
        return asked.getRawQuery() == null ? asked.getRawPath() : asked.getRawPath() + "?" + asked.getRawQuery();
    }
}
