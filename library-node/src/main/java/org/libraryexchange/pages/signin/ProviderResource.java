package org.libraryexchange.pages.signin;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.pages.signin.CodeFlow.Ask;
import org.libraryexchange.pages.signin.CodeFlow.Claims;
import org.libraryexchange.pages.signin.CodeFlow.Failed;
import org.libraryexchange.pages.signin.CodeFlow.Step;
import org.libraryexchange.pages.signin.SignIn.In;
import org.libraryexchange.pages.signin.SignIn.Outcome;
import org.libraryexchange.pages.signin.SignIn.Refused;

/** Sends people to the library's identity provider, and signs them in when they come back. */
@Path(ProviderResource.ADDRESS)
@Produces(MediaType.TEXT_HTML)
class ProviderResource {

    static final String ADDRESS = SignInResource.ADDRESS + "/provider";

    private final CodeFlow flow;
    private final ProviderSignIn signIn;
    private final AttemptsOfAddresses addresses;
    private final Landing landing;

    ProviderResource(CodeFlow flow, ProviderSignIn signIn, AttemptsOfAddresses addresses, Landing landing) {
        this.flow = flow;
        this.signIn = signIn;
        this.addresses = addresses;
        this.landing = landing;
    }

    @GET
    public Uni<Response> enter(@Context HttpServerRequest request) {
        if (!signIn.isEnabled()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This node has no identity provider.");
        }
        String target = NodeCookies.sent(request, landing.cookies().target());
        String before = NodeCookies.sent(request, landing.cookies().session());
        String address = Client.at(request).id();
        if (!addresses.pause(address).isZero()) {
            return Uni.createFrom().item(answer(signIn.refused(SignInRefusal.LATER, "", address), target));
        }
        return flow.step()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(step -> answer(step, target, before, request));
    }

    private Response answer(Step step, String target, String before, HttpServerRequest request) {
        if (step instanceof Ask ask) {
            // Not a header of the answer, because those are made to stay on this node.
            request.response().putHeader(HttpHeaders.LOCATION, ask.address());
            return Response.status(Response.Status.SEE_OTHER).build();
        }
        String address = Client.at(request).id();
        Outcome outcome = step instanceof Claims claims
                ? signIn.enter(claims, before, address)
                : signIn.refused(((Failed) step).why(), "", address);
        return answer(outcome, target);
    }

    private Response answer(Outcome outcome, String target) {
        return outcome instanceof In in ? landing.of(in, target) : Landing.refused(((Refused) outcome).why());
    }
}
