package org.libraryexchange.pages.signin;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.libraryexchange.pages.signin.SignInPage.CarriedForm;
import org.libraryexchange.pages.web.Cookies;

/**
 * Sends requests for staff pages without a session to the sign-in form, and keeps all of them out of caches. A form
 * that comes without a session is answered with the sign-in form itself, which carries along what was typed.
 */
record SignInFirst(CurrentVertxRequest current, NodeCookies cookies, SignInPages pages) {

    private static final List<String> PAGES = List.of("/ops", "/desk", "/account");

    private static final int BEFORE_THE_PAGES_OF_ERRORS = Priorities.USER + 100;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SEE_OTHER = 303;
    private static final int SECONDS_TO_SIGN_IN = 1_800;

    @ServerResponseFilter(priority = BEFORE_THE_PAGES_OF_ERRORS)
    void send(ContainerRequestContext request, ContainerResponseContext response) {
        URI asked = request.getUriInfo().getRequestUri();
        if (isWithin(SignInResource.ADDRESS, asked.getPath())) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (!isPage(asked.getPath())) {
            return;
        }
        if (response.getStatus() == FORBIDDEN && mustChangePassword()) {
            response.setStatus(SEE_OTHER);
            response.setEntity(null);
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            response.getHeaders().putSingle(HttpHeaders.LOCATION, AccountResource.ADDRESS);
            return;
        }
        boolean mustSignIn = response.getStatus() == UNAUTHENTICATED;
        CarriedForm carried = mustSignIn ? carried(request) : CarriedForm.NOTHING;
        if (carried.any()) {
            response.setEntity(
                    pages.form(request, carried), new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
            return;
        }
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
                    Cookies.kept(cookies.target(), isWhole ? address(asked) : "", SECONDS_TO_SIGN_IN));
        }
    }

    private boolean mustChangePassword() {
        return current.getCurrent().user() instanceof QuarkusHttpUser user
                && Boolean.TRUE.equals(user.getSecurityIdentity().getAttribute(SessionCookie.MUST_CHANGE));
    }

    /** What a browser sent with a form of a page, not of a page's script. */
    private CarriedForm carried(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        // Other forms have passwords in them.
        boolean isForm = request.getUriInfo().getRequestUri().getPath().startsWith("/desk/")
                && request.getMethod().equals(HttpMethod.POST)
                && type != null
                && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                && !"empty".equals(request.getHeaderString("Sec-Fetch-Dest"));
        Buffer body = isForm ? current.getCurrent().body().buffer() : null;
        return body == null || body.length() == 0
                ? CarriedForm.NOTHING
                : new CarriedForm(
                        request.getUriInfo().getRequestUri().getRawPath(), body.toString(StandardCharsets.UTF_8));
    }

    /** Whether requests without a session are sent to the form. */
    static boolean isPage(String path) {
        return PAGES.stream().anyMatch(pages -> isWithin(pages, path));
    }

    private static boolean isWithin(String pages, String path) {
        return path.equals(pages) || path.startsWith(pages + "/");
    }

    /** The address on this node, without the host that the client used. */
    private static String address(URI asked) {
        return asked.getRawQuery() == null ? asked.getRawPath() : asked.getRawPath() + "?" + asked.getRawQuery();
    }
}
