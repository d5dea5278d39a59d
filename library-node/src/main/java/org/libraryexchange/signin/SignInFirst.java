package org.libraryexchange.signin;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Sends those to the form who ask for an ops page without a session, and lets no cache keep what an ops page says. */
final class SignInFirst {

    private static final String PAGES = "/ops";
    private static final int BEFORE_THE_PAGES_OF_ERRORS = Priorities.USER + 100;
    private static final int UNAUTHENTICATED = 401;
    private static final int SEE_OTHER = 303;
    private static final int SECONDS_TO_SIGN_IN = 1_800;

    /** Where Quarkus looks for the page to go to afterwards: {@code quarkus.http.auth.form.location-cookie}. */
    private static final String TARGET = "library-target";

    @ServerResponseFilter(priority = BEFORE_THE_PAGES_OF_ERRORS)
    void send(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (!path.equals(PAGES) && !path.startsWith(PAGES + "/")) {
            return;
        }
        URI asked = request.getUriInfo().getRequestUri();
        boolean mustSignIn = response.getStatus() == UNAUTHENTICATED;
        if (mustSignIn) {
            // Before the headers are taken: with another status or entity the answer has other headers.
            response.setStatus(SEE_OTHER);
            response.setEntity(null);
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        if (mustSignIn) {
            headers.remove(HttpHeaders.WWW_AUTHENTICATE);
            send(request, asked, headers);
        }
    }

    private static void send(ContainerRequestContext request, URI asked, MultivaluedMap<String, Object> headers) {
        if (asked.getPath().equals(SignInResource.ADDRESS)) {
            headers.putSingle(HttpHeaders.LOCATION, SignInResource.REFUSED_ADDRESS);
            return;
        }
        headers.putSingle(HttpHeaders.LOCATION, SignInResource.ADDRESS);
        boolean isPage = request.getMethod().equals(HttpMethod.GET) && request.getHeaderString("HX-Request") == null;
        headers.add(HttpHeaders.SET_COOKIE, target(isPage ? asked : asked.resolve(PAGES)));
    }

    /** Where to go afterwards. */
    private static NewCookie target(URI page) {
        return new NewCookie.Builder(TARGET)
                .value(page.toString())
                .path("/ops")
                .maxAge(SECONDS_TO_SIGN_IN)
                .sameSite(NewCookie.SameSite.LAX)
                .httpOnly(true)
                .build();
    }
}
