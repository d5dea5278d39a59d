package org.libraryexchange.pages.signin;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.pages.signin.SignIn.In;
import org.libraryexchange.pages.signin.SignIn.Outcome;
import org.libraryexchange.pages.signin.SignIn.Refused;
import org.libraryexchange.pages.signin.SignInPage.CarriedForm;
import org.libraryexchange.pages.signin.SignInPage.FailedAttempt;
import org.libraryexchange.pages.signin.SignInPages.Asked;
import org.libraryexchange.pages.web.Visits;

/** Signs people in and out. */
@Path(SignInResource.ADDRESS)
@Produces(MediaType.TEXT_HTML)
class SignInResource {

    static final String ADDRESS = "/sign-in";

    static final String REFUSED = "refused";

    private static final Set<String> PARAMETERS =
            Stream.concat(Visits.PARAMETERS.stream(), Stream.of(REFUSED)).collect(Collectors.toUnmodifiableSet());

    private final SignInPages pages;
    private final SignIn signIn;
    private final Landing landing;

    SignInResource(SignInPages pages, SignIn signIn, Landing landing) {
        this.pages = pages;
        this.signIn = signIn;
        this.landing = landing;
    }

    /** The form. A page that refreshes itself is told to load the form as a whole page when its session has ended. */
    @GET
    public Response form(@Context UriInfo uri, @Context HttpHeaders headers) {
        if (headers.getHeaderString("HX-Request") != null) {
            return Response.noContent().header("HX-Refresh", "true").build();
        }
        Optional<FailedAttempt> elsewhere = Parameters.of(uri.getQueryParameters(), PARAMETERS)
                .one(REFUSED, SignInRefusal.values(), SignInRefusal::term)
                .map(why -> new FailedAttempt(why, ""));
        return pages.form(pages.asked(uri, headers), elsewhere, CarriedForm.NOTHING);
    }

    /** Runs on a thread that may block to read the form, but no such thread waits for the password check. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Blocking
    public Uni<Response> enter(
            byte[] body, @Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        PostedForm form = PostedForm.of(body);
        Asked asked = pages.asked(uri, headers);
        String target = NodeCookies.sent(request, landing.cookies().target());
        return signIn.attempt(
                        form.one("name").orElse(""),
                        form.one("password").orElse(""),
                        NodeCookies.sent(request, landing.cookies().session()),
                        Client.at(request).id())
                .map(outcome -> answer(outcome, form, target, asked));
    }

    /** What the person had typed, if it was for a page that only staff see. */
    private static CarriedForm carried(PostedForm form) {
        String target = form.one("target").orElse("");
        return Landing.isPage(target)
                ? new CarriedForm(target, form.one("carried").orElse(""))
                : CarriedForm.NOTHING;
    }

    /** Whoever is refused gets the form itself, since a name must not get into an address. */
    private Response answer(Outcome outcome, PostedForm form, String target, Asked asked) {
        CarriedForm carried = carried(form);
        if (outcome instanceof In in) {
            return carried.any() ? landing.on(pages.resume(asked, carried), in) : landing.of(in, target);
        }
        SignInRefusal why = ((Refused) outcome).why();
        return pages.form(asked, Optional.of(FailedAttempt.by(form.one("name").orElse(""), why)), carried);
    }

    /** Without a session, the answer is the same: a redirect to the form. */
    @POST
    @Path("end")
    public Response end(@Context HttpServerRequest request) {
        String secret = NodeCookies.sent(request, landing.cookies().session());
        if (!secret.isEmpty()) {
            signIn.end(secret, Client.at(request).id());
        }
        return landing.left();
    }
}
