package org.libraryexchange.pages.signin;

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
import org.libraryexchange.pages.signin.SignInPages.Asked;
import org.libraryexchange.pages.signin.StaffList.Refusal;
import org.libraryexchange.pages.web.Visits;

/** The page to which an invitation leads. To open it, as mail programs do by themselves, changes nothing. */
@Path(InvitationResource.ADDRESS)
@Produces(MediaType.TEXT_HTML)
class InvitationResource {

    static final String ADDRESS = SignInResource.ADDRESS + "/invitation";

    private static final Set<String> PARAMETERS =
            Stream.concat(Visits.PARAMETERS.stream(), Stream.of("token")).collect(Collectors.toUnmodifiableSet());

    private final Invitations invitations;
    private final SignIn signIn;
    private final Landing landing;
    private final AttemptsOfAddresses addresses;
    private final SignInPages pages;

    InvitationResource(
            Invitations invitations, SignIn signIn, Landing landing, AttemptsOfAddresses addresses, SignInPages pages) {
        this.invitations = invitations;
        this.signIn = signIn;
        this.landing = landing;
        this.addresses = addresses;
        this.pages = pages;
    }

    @GET
    public Response read(@Context UriInfo uri, @Context HttpHeaders headers) {
        String token =
                Parameters.of(uri.getQueryParameters(), PARAMETERS).one("token").orElse("");
        return page(token, Optional.empty(), pages.asked(uri, headers));
    }

    private Response page(String token, Optional<Refusal> refusal, Asked asked) {
        return pages.invitation(asked, invitations.holder(token), token, refusal);
    }

    /** Sets the password and signs the person in. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(
            byte[] body, @Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        PostedForm form = PostedForm.ofFewFields(body);
        String token = form.one("token").orElse("");
        String password = form.one("password").orElse("");
        String address = Client.at(request).id();
        if (!addresses.pause(address).isZero()) {
            return Landing.refused(SignInRefusal.LATER);
        }
        Optional<Refusal> refusal = Passwords.refusal(password);
        // Nobody without a link makes the node work out a hash.
        Optional<String> holder =
                refusal.isPresent() || invitations.holder(token).isEmpty()
                        ? Optional.empty()
                        : invitations.accept(token, Passwords.hash(password));
        String before = NodeCookies.sent(request, landing.cookies().session());
        return holder.map(name -> landing.of(signIn.entered(name, before, address), ""))
                .orElseGet(() -> page(token, refusal, pages.asked(uri, headers)));
    }
}
