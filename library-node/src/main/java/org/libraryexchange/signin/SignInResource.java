package org.libraryexchange.signin;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.http.ClientAddress;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.security.Roles;
import org.libraryexchange.signin.SignIn.In;
import org.libraryexchange.signin.SignIn.Outcome;
import org.libraryexchange.signin.SignIn.Refused;
import org.libraryexchange.signin.SignInPage.Carried;
import org.libraryexchange.web.Pages;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Visits;

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
    private final SignInPages forms;
    private final Pages pages;
    private final SignIn signIn;

    SignInResource(Visits visits, SignInPages forms, Pages pages, SignIn signIn) {
        this.visits = visits;
        this.forms = forms;
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
        SignInPage page = forms.form(visit, refused.equals(WRONG), refused.equals(LATER), Carried.NOTHING);
        return pages.answer(SignInPage.Templates.signIn(page), visit, headers);
    }

    /** Runs on a thread that may block to read the form, but no such thread waits for the password check. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Blocking
    public Uni<Response> enter(
            byte[] body,
            @CookieParam(SignInFirst.TARGET) String target,
            @CookieParam(SessionCookie.NAME) String before,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        PostedForm form = PostedForm.of(body);
        Visit visit = visits.of(uri, headers);
        return signIn.attempt(
                        form.one("name").orElse(""),
                        form.one("password").orElse(""),
                        before == null ? "" : before,
                        ClientAddress.of(request))
                .map(outcome -> answer(outcome, carried(form), target, visit, headers));
    }

    /** What the person had typed, if it was for a page that only staff see. */
    private static Carried carried(PostedForm form) {
        String target = form.one("target").orElse("");
        return isPage(target) ? new Carried(target, form.one("carried").orElse("")) : Carried.NOTHING;
    }

    private Response answer(Outcome outcome, Carried carried, String target, Visit visit, HttpHeaders headers) {
        if (outcome instanceof In in) {
            Response next = carried.any()
                    ? pages.answer(SignInPage.Templates.resume(forms.resume(visit, carried)), visit, headers)
                    : seeOther(page(target, in.roles()));
            return Response.fromResponse(next)
                    .cookie(
                            SessionCookie.of(SessionCookie.NAME, in.secret(), UNTIL_THE_BROWSER_ENDS),
                            SessionCookie.of(SignInFirst.TARGET, "", AT_ONCE))
                    .build();
        }
        boolean wrong = outcome instanceof Refused;
        return carried.any()
                ? pages.answer(SignInPage.Templates.signIn(forms.form(visit, wrong, !wrong, carried)), visit, headers)
                : seeOther(ADDRESS + "?" + REFUSED + "=" + (wrong ? WRONG : LATER));
    }

    /** The page that the person asked for before signing in; otherwise the first page of their work. */
    private static String page(String target, Set<String> roles) {
        return target != null && isPage(target) ? target : roles.contains(Roles.OPS) ? "/ops" : "/desk";
    }

    /** Whether an address is that of a page of this node for staff. */
    private static boolean isPage(String address) {
        try {
            return !address.startsWith("//") && SignInFirst.isPage(path(address));
        } catch (IllegalArgumentException e) {
            return false;
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
