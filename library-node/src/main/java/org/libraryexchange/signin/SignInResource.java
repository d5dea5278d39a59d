package org.libraryexchange.signin;

import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.problem.Parameters;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.Pages;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Visits;
import org.libraryexchange.web.Wording;

/** Lets people in and out. The form itself is taken by Quarkus, at the address of the page. */
@Path(SignInResource.ADDRESS)
@Produces(MediaType.TEXT_HTML)
class SignInResource {

    static final String ADDRESS = "/ops/sign-in";

    private static final String REFUSED = "refused";

    /** Where those come back to whom it was refused. */
    static final String REFUSED_ADDRESS = ADDRESS + "?" + REFUSED + "=yes";

    private static final Set<String> PARAMETERS =
            Stream.concat(Visits.PARAMETERS.stream(), Stream.of(REFUSED)).collect(Collectors.toUnmodifiableSet());

    private final Visits visits;
    private final Frames frames;
    private final Pages pages;

    SignInResource(Visits visits, Frames frames, Pages pages) {
        this.visits = visits;
        this.frames = frames;
        this.pages = pages;
    }

    /** The form. A page that refreshes itself gets it when the session has ended, and is to be loaded as a whole. */
    @GET
    public Response form(@Context UriInfo uri, @Context HttpHeaders headers) {
        if (headers.getHeaderString("HX-Request") != null) {
            return Response.noContent().header("HX-Refresh", "true").build();
        }
        boolean refused =
                Parameters.of(uri.getQueryParameters(), PARAMETERS).one(REFUSED).isPresent();
        Visit visit = visits.of(uri, headers);
        String title = Wording.of(SignInMessages.class, visit.language()).title();
        SignInPage page = new SignInPage(frames.of(visit, title, false), refused);
        return pages.answer(SignInPage.Templates.signIn(page), visit, headers);
    }

    /** Whoever has no session is sent to the form all the same. */
    @POST
    @Path("end")
    @Authenticated
    public Response end(@Context RoutingContext request) {
        FormAuthenticationMechanism.logout(request);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, ADDRESS)
                .build();
    }
}
