package org.libraryexchange.letters;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemResponses;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.idempotency.Idempotency;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.letter.LetterDraft;
import org.libraryexchange.letters.LetterPage.LetterEntry;
import org.libraryexchange.letters.LetterReceipts.LetterReceipt;

/** Letters of both cities. Only the sender's city changes a letter. */
@Path("/api/v1/letters")
@Produces(MediaType.APPLICATION_JSON)
class LettersResource {

    private static final byte[] NO_BODY = {};

    private final Letters letters;
    private final Correspondence correspondence;
    private final LetterReceipts receipts;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    LettersResource(
            Letters letters,
            Correspondence correspondence,
            LetterReceipts receipts,
            Idempotency idempotency,
            SecurityIdentity identity) {
        this.letters = letters;
        this.correspondence = correspondence;
        this.receipts = receipts;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    /** @param next address of the next page; null on the last */
    record Listing(List<LetterEntry> letters, String next) {}

    @ServerExceptionMapper
    Response malformed(MalformedJsonException e, HttpHeaders request) {
        return LetterResponses.malformed(e, request);
    }

    @ServerExceptionMapper
    Response invalid(InvalidItemException e, HttpHeaders request) {
        return ProblemResponses.of(ProblemException.of(ProblemType.INVALID_LETTER, e), request);
    }

    @GET
    @RolesAllowed(Roles.LIBRARIAN)
    public Response list(@Context UriInfo address) {
        LetterQuery query = LetterQuery.of(address.getQueryParameters());
        LetterPage page = correspondence.page(query);
        String next = page.next().map(query::address).orElse(null);
        return NextPage.linked(new Listing(page.entries(), next), next);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LIBRARIAN)
    public Response create(@Context HttpServerRequest request, byte[] body)
            throws MalformedJsonException, InvalidItemException {
        return LetterResponses.of(idempotency.answer(
                request, body, () -> LetterResponses.kept(letters.create(LetterDraft.read(body)), true)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.LIBRARIAN)
    public Response read(@PathParam("id") String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        return LetterResponses.document(letters.read(LetterResponses.id(id)), ifNoneMatch);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LIBRARIAN)
    public Response replace(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, byte[] body)
            throws MalformedJsonException, InvalidItemException {
        UUID letter = own(id);
        Precondition expected = Precondition.needed(ifMatch);
        return LetterResponses.of(
                LetterResponses.kept(letters.replace(letter, expected, LetterDraft.read(body)), false));
    }

    /** A successful response has no body, so a client may accept only problem documents. */
    @DELETE
    @Path("{id}")
    @Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
    @RolesAllowed(Roles.LIBRARIAN)
    public Response discard(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        letters.discard(own(id), Precondition.needed(ifMatch));
        return Response.noContent().build();
    }

    @GET
    @Path("{id}/receipt")
    @RolesAllowed(Roles.LIBRARIAN)
    public LetterReceipt receipt(@PathParam("id") String text) {
        UUID id = LetterResponses.id(text);
        return receipts.read(id).orElseThrow(() -> Letters.notFound(id));
    }

    @POST
    @Path("{id}/send")
    @RolesAllowed(Roles.LIBRARIAN)
    public Response send(
            @Context HttpServerRequest request, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch)
            throws MalformedJsonException, InvalidItemException {
        return step(request, id, ifMatch, letters::send);
    }

    @POST
    @Path("{id}/recall")
    @RolesAllowed(Roles.LIBRARIAN)
    public Response recall(
            @Context HttpServerRequest request, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch)
            throws MalformedJsonException, InvalidItemException {
        return step(request, id, ifMatch, letters::recall);
    }

    /**
     * Needs two roles: that of those who read letters, and, as for items, that of those who decide what cannot be
     * undone.
     */
    @POST
    @Path("{id}/erase")
    @RolesAllowed(Roles.LIBRARIAN)
    public Response erase(
            @Context HttpServerRequest request, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch)
            throws MalformedJsonException, InvalidItemException {
        if (!identity.hasRole(Roles.EXCHANGE_OPERATOR)) {
            throw new ForbiddenException();
        }
        return step(request, id, ifMatch, letters::erase);
    }

    /** What a sender does with a letter. */
    @FunctionalInterface
    private interface Step {
        PostRow of(UUID letter, Precondition expected) throws InvalidItemException;
    }

    private Response step(HttpServerRequest request, String id, String ifMatch, Step step)
            throws MalformedJsonException, InvalidItemException {
        UUID letter = own(id);
        Precondition expected = Precondition.needed(ifMatch);
        return LetterResponses.of(
                idempotency.answer(request, NO_BODY, () -> LetterResponses.kept(step.of(letter, expected), false)));
    }

    private UUID own(String id) {
        UUID letter = LetterResponses.id(id);
        letters.requireOwn(letter);
        return letter;
    }
}
