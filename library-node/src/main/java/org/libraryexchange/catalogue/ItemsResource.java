package org.libraryexchange.catalogue;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.libraryexchange.catalogue.Catalogue.Change;
import org.libraryexchange.idempotency.Idempotency;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.language.AskedLanguages;
import org.libraryexchange.search.ItemLists;
import org.libraryexchange.security.Roles;

/** Items of both cities, to be changed by their owner only. */
@Path("/api/v1/items")
@Produces(MediaType.APPLICATION_JSON)
class ItemsResource {

    private static final byte[] NO_BODY = {};

    private final Catalogue catalogue;
    private final Ownership ownership;
    private final ItemReader reader;
    private final ItemLists lists;
    private final Idempotency idempotency;

    ItemsResource(
            Catalogue catalogue, Ownership ownership, ItemReader reader, ItemLists lists, Idempotency idempotency) {
        this.catalogue = catalogue;
        this.ownership = ownership;
        this.reader = reader;
        this.lists = lists;
        this.idempotency = idempotency;
    }

    @GET
    public Response list(@Context UriInfo address, @HeaderParam("Accept-Language") String acceptLanguage) {
        return lists.page(address, acceptLanguage);
    }

    @GET
    @Path("{id}")
    public Response read(
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String acceptLanguage) {
        return Answers.item(reader.read(ItemIds.parse(id)), ifNoneMatch, AskedLanguages.of(lang, acceptLanguage));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CATALOGUER)
    public Response create(@Context HttpServerRequest request, byte[] body)
            throws MalformedJsonException, InvalidItemException {
        return once(request, body, () -> catalogue.create(ItemDraft.read(body)));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CATALOGUER)
    public Response replace(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, byte[] body)
            throws MalformedJsonException, InvalidItemException {
        UUID item = own(id);
        Precondition expected = Precondition.needed(ifMatch);
        ItemDraft draft = ItemDraft.read(body);
        return change(item, expected, (current, now) -> Revision.ofContent(current, draft, now));
    }

    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @RolesAllowed(Roles.CATALOGUER)
    public Response patch(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, byte[] body)
            throws MalformedJsonException, InvalidItemException {
        UUID item = own(id);
        Precondition expected = Precondition.needed(ifMatch);
        return change(
                item,
                expected,
                (current, now) -> Revision.ofContent(current, ItemDraft.patched(current.content(), body), now));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.CATALOGUER)
    public Response discard(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        catalogue.discard(own(id), Precondition.needed(ifMatch));
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/publish")
    @RolesAllowed(Roles.CATALOGUER)
    public Response publish(
            @Context HttpServerRequest request, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch)
            throws MalformedJsonException, InvalidItemException {
        UUID item = own(id);
        Precondition expected = Precondition.needed(ifMatch);
        return once(request, NO_BODY, () -> catalogue.change(item, expected, Revision::published));
    }

    @POST
    @Path("{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CATALOGUER)
    public Response withdraw(
            @Context HttpServerRequest request,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            byte[] body)
            throws MalformedJsonException, InvalidItemException {
        UUID item = own(id);
        Precondition expected = Precondition.needed(ifMatch);
        WithdrawalRequest withdrawal = WithdrawalRequest.read(body);
        return once(
                request,
                body,
                () -> catalogue.change(item, expected, (current, now) -> Revision.withdrawn(current, withdrawal, now)));
    }

    @POST
    @Path("{id}/erase")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response erase(
            @Context HttpServerRequest request, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch)
            throws MalformedJsonException, InvalidItemException {
        UUID item = own(id);
        Precondition expected = Precondition.needed(ifMatch);
        return once(request, NO_BODY, () -> catalogue.erase(item, expected));
    }

    /** A partner's item is refused before its body is looked at. */
    private UUID own(String id) {
        UUID item = ItemIds.parse(id);
        ownership.requireOwn(item);
        return item;
    }

    /** What a write makes of an item. */
    @FunctionalInterface
    private interface ItemWrite {
        Written perform() throws MalformedJsonException, InvalidItemException;
    }

    private Response once(HttpServerRequest request, byte[] body, ItemWrite write)
            throws MalformedJsonException, InvalidItemException {
        return Answers.of(idempotency.answer(request, body, () -> Answers.kept(write.perform())));
    }

    private Response change(UUID item, Precondition expected, Change change)
            throws MalformedJsonException, InvalidItemException {
        return Answers.written(catalogue.change(item, expected, change));
    }
}
