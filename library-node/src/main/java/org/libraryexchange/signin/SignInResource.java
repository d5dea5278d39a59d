package org.libraryexchange.signin;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.http.ClientAddress;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.signin.SignIn.In;
import org.libraryexchange.signin.SignIn.Outcome;
import org.libraryexchange.signin.SignIn.Refused;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.Pages;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Visits;
import org.libraryexchange.web.Wording;

/** Signs people in and out. */
@Path(SignInResource.ADDRESS)
@Produces(MediaType.TEXT_HTML)
class SignInResource {

    static final String ADDRESS = "/sign-in";

    private static final String REFUSED = "refused";
    private static final String LATER = "later";
    private static final String WRONG = "yes";
    private static final int UNTIL_THE_BROWSER_ENDS = -1;
    private static final int AT_ONCE = 0;

    private static final Set<String> PARAMETERS =
            Stream.concat(Visits.PARAMETERS.stream(), Stream.of(REFUSED)).collect(Collectors.toUnmodifiableSet());

    private final Visits visits;
    private final Frames frames;
    private final Pages pages;
    private final SignIn signIn;

    SignInResource(Visits visits, Frames frames, Pages pages, SignIn signIn) {
        this.visits = visits;
        this.frames = frames;
        this.pages = pages;
        this.signIn = signIn;
    }

    /** The form. A page that refreshes itself is told to load the form as a whole page when its session has ended. */
    @GET
    public Response form(@Context UriInfo uri, @Context HttpHeaders headers) {
        if (headers.getHeaderString("HX-Request") != null) {
            return Response.noContent().header("HX-Refresh", "true").build();
        }
        String refused = Parameters.of(uri.getQueryParameters(), PARAMETERS)
                .one(REFUSED, List.of(WRONG, LATER))
                .orElse("");
        Visit visit = visits.of(uri, headers);
        String title = Wording.of(SignInMessages.class, visit.language()).title();
        SignInPage page = new SignInPage(frames.of(visit, title, false), refused.equals(WRONG), refused.equals(LATER));
        return pages.answer(SignInPage.Templates.signIn(page), visit, headers);
    }

    /** Runs on a thread that may block to read the form, but no such thread waits for the password check. */
    @POST
    @Blocking
    public Uni<Response> enter(
            @FormParam("name") String name,
            @FormParam("password") String password,
            @CookieParam(SignInFirst.TARGET) String target,
            @CookieParam(SessionCookie.NAME) String before,
            @Context HttpServerRequest request) {
        return signIn.attempt(given(name), given(password), given(before), ClientAddress.of(request))
                .map(outcome -> answer(outcome, target));
    }

    private static String given(String field) {
        return field == null ? "" : field;
    }

    private static Response answer(Outcome outcome, String target) {
        if (outcome instanceof In in) {
            return Response.fromResponse(seeOther(page(target, in.roles())))
                    .cookie(
                            SessionCookie.of(SessionCookie.NAME, in.secret(), UNTIL_THE_BROWSER_ENDS),
                            SessionCookie.of(SignInFirst.TARGET, "", AT_ONCE))
                    .build();
        }
        return seeOther(ADDRESS + "?" + REFUSED + "=" + (outcome instanceof Refused ? WRONG : LATER));
    }

    /** The page that the person asked for before signing in; otherwise the first page of their work. */
    private static String page(String target, Set<String> roles) {
        String first = roles.contains(Roles.OPS) ? "/ops" : "/desk";
        try {
            return Optional.ofNullable(target)
                    .filter(address -> !address.startsWith("//"))
                    .filter(address -> SignInFirst.isPage(path(address)))
                    .orElse(first);
        } catch (IllegalArgumentException e) {
            return first;
        }
    }

    private static String path(String address) {
        URI uri = URI.create(address).normalize();
        return uri.isAbsolute() || uri.getPath() == null ? "" : uri.getPath();
    }

    /** Without a session, the answer is the same: a redirect to the form. */
    @POST
    @Path("end")
    public Response end(@CookieParam(SessionCookie.NAME) String secret, @Context HttpServerRequest request) {
        if (secret != null) {
            signIn.end(secret, ClientAddress.of(request));
        }
        return Response.fromResponse(seeOther(ADDRESS))
                .cookie(SessionCookie.of(SessionCookie.NAME, "", AT_ONCE))
                .build();
    }

    private static Response seeOther(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
