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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Catalogue.Edit;
import org.libraryexchange.catalogue.language.AskedLanguages;
import org.libraryexchange.catalogue.search.ItemLists;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.json.MalformedJsonException;

/** Items of both cities. Only the owner may change an item. */
@Path("/api/v1/items")
@Produces(MediaType.APPLICATION_JSON)
class ItemsResource {

    private static final String CALENDAR = "text/calendar";

    private final Catalogue catalogue;
    private final ItemReader reader;
    private final ItemLists lists;
    private final WritesOnce writes;

    ItemsResource(Catalogue catalogue, ItemReader reader, ItemLists lists, WritesOnce writes) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.lists = lists;
        this.writes = writes;
    }

    @GET
    @InTurn
    @Gzipped
    public Response list(
            @Context UriInfo address,
            @HeaderParam("Accept-Language") String acceptLanguage,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        return lists.page(address, acceptLanguage, ifNoneMatch);
    }

    /** The item. Clients that prefer a calendar are sent to that of its dates. */
    @GET
    @Path("{id}")
    @Produces({MediaType.APPLICATION_JSON, CALENDAR})
    public Response read(@PathParam("id") String id, @QueryParam("lang") String lang, @Context HttpHeaders request) {
        StoredItem item = reader.read(ItemIds.parse(id));
        Optional<AskedLanguages> asked = AskedLanguages.of(lang, request.getHeaderString("Accept-Language"));
        if (prefersCalendar(request)) {
            String language = lang == null ? "" : "?lang=" + URLEncoder.encode(lang, StandardCharsets.UTF_8);
            return Response.seeOther(URI.create("/items/" + id + ".ics" + language))
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .build();
        }
        return ItemResponses.item(item, request.getHeaderString("If-None-Match"), asked);
    }

    private static boolean prefersCalendar(HttpHeaders request) {
        return request.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                        || type.isCompatible(MediaType.valueOf(CALENDAR)))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CATALOGUER)
    public Response create(@Context HttpServerRequest request, byte[] body)
            throws MalformedJsonException, InvalidItemException {
        return writes.answer(request, body, () -> catalogue.create(ItemDraft.read(body)));
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
        return ItemResponses.written(catalogue.replace(item, expected, draft));
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
                (current, now) -> Revision.edited(
                        current, ItemDraft.patched(current.content(), body), ItemEdit.bySystem(current.owner()), now));
    }

    /** A successful response has no body, so a client may accept only problem documents. */
    @DELETE
    @Path("{id}")
    @Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
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
        return writes.answer(request, () -> catalogue.change(item, expected, Revision::published));
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
        return writes.answer(
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
        return writes.answer(request, () -> catalogue.erase(item, expected));
    }

    /** Returns the id of an own item. A partner's item is refused before the request's body is looked at. */
    private UUID own(String id) {
        UUID item = ItemIds.parse(id);
        catalogue.requireOwn(item);
        return item;
    }

    private Response change(UUID item, Precondition expected, Edit change)
            throws MalformedJsonException, InvalidItemException {
        return ItemResponses.written(catalogue.change(item, expected, change));
    }
}
