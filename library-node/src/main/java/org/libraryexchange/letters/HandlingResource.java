package org.libraryexchange.letters;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemResponses;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.idempotency.Idempotency;
import org.libraryexchange.base.idempotency.KeptAnswer;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.letter.HandlingRequest;

/** What became of letters. Only the addressee's city changes it. */
@Path("/api/v1/letters")
@Produces(MediaType.APPLICATION_JSON)
class HandlingResource {

    private static final byte[] NO_BODY = {};

    private final Handlings handlings;
    private final Acceptances acceptances;
    private final Idempotency idempotency;

    HandlingResource(Handlings handlings, Acceptances acceptances, Idempotency idempotency) {
        this.handlings = handlings;
        this.acceptances = acceptances;
        this.idempotency = idempotency;
    }

    @ServerExceptionMapper
    Response malformed(MalformedJsonException e, HttpHeaders request) {
        return LetterResponses.malformed(e, request);
    }

    @ServerExceptionMapper
    Response invalid(InvalidItemException e, HttpHeaders request) {
        return ProblemResponses.of(ProblemException.of(ProblemType.INVALID_BODY, e), request);
    }

    @GET
    @Path("{id}/handling")
    @RolesAllowed(Roles.LIBRARIAN)
    public Response read(@PathParam("id") String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        return LetterResponses.document(handlings.read(LetterResponses.id(id)), ifNoneMatch);
    }

    @PUT
    @Path("{id}/handling")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LIBRARIAN)
    public Response handle(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, byte[] body)
            throws MalformedJsonException, InvalidItemException {
        UUID letter = received(id);
        Precondition expected = Precondition.needed(ifMatch);
        HandlingRequest request = HandlingRequest.read(body);
        PostRow handling = request.state().hasTaken()
                ? acceptances.accept(letter, expected, request)
                : handlings.handle(letter, expected, request);
        return LetterResponses.of(kept(letter, handling));
    }

    @POST
    @Path("{id}/ask-erasure")
    @RolesAllowed(Roles.LIBRARIAN)
    public Response askErasure(
            @Context HttpServerRequest request, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch)
            throws MalformedJsonException, InvalidItemException {
        UUID letter = received(id);
        Precondition expected = Precondition.needed(ifMatch);
        return LetterResponses.of(
                idempotency.answer(request, NO_BODY, () -> kept(letter, handlings.askErasure(letter, expected))));
    }

    private UUID received(String id) {
        UUID letter = LetterResponses.id(id);
        handlings.received(letter);
        return letter;
    }

    /** The answer goes with the letter, since a reason may quote it. */
    private static KeptAnswer kept(UUID letter, PostRow handling) {
        return new KeptAnswer(
                200, handling.entityTag(), null, handling.document().bytes(), letter);
    }
}
