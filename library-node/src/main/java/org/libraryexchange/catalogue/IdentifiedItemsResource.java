package org.libraryexchange.catalogue;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.language.AskedLanguages;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.json.MalformedJsonException;

/** Items by the keys of a city's other systems, so that these systems need not store the exchange's ids. */
@Path("/api/v1/items/by-identifier/{scheme}/{value}")
@Produces(MediaType.APPLICATION_JSON)
class IdentifiedItemsResource {

    private static final String OWNER = "owner";
    private static final Set<String> PARAMETERS = Set.of(OWNER, "lang");

    private final IdentifiedItems items;
    private final ItemReader reader;
    private final WritesOnce writes;
    private final Cities cities;

    IdentifiedItemsResource(IdentifiedItems items, ItemReader reader, WritesOnce writes, Cities cities) {
        this.items = items;
        this.reader = reader;
        this.writes = writes;
        this.cities = cities;
    }

    @GET
    public Response read(
            @PathParam("scheme") String scheme,
            @PathParam("value") String value,
            @Context UriInfo address,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @HeaderParam("Accept-Language") String acceptLanguage) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), PARAMETERS);
        Optional<AskedLanguages> asked =
                AskedLanguages.of(parameters.one("lang").orElse(null), acceptLanguage);
        String owner = parameters.one(OWNER, cities.names()).orElse(cities.own());
        Identifier identifier = new Identifier(scheme, value);
        return items.find(owner, identifier)
                .flatMap(reader::visible)
                .map(item -> ItemResponses.item(item, ifNoneMatch, asked))
                .orElseThrow(() -> IdentifiedItems.notFound(owner, identifier));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CATALOGUER)
    public Response put(
            @PathParam("scheme") String scheme,
            @PathParam("value") String value,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            byte[] body)
            throws MalformedJsonException, InvalidItemException {
        Precondition expected = Precondition.optional(ifMatch, ifNoneMatch);
        return ItemResponses.written(items.put(new Identifier(scheme, value), expected, ItemDraft.read(body)));
    }

    @POST
    @Path("publish")
    @RolesAllowed(Roles.CATALOGUER)
    public Response publish(
            @Context HttpServerRequest request,
            @PathParam("scheme") String scheme,
            @PathParam("value") String value,
            @HeaderParam("If-Match") String ifMatch)
            throws MalformedJsonException, InvalidItemException {
        Precondition expected = Precondition.optional(ifMatch, null);
        return writes.answer(request, () -> items.change(new Identifier(scheme, value), expected, Revision::published));
    }

    @POST
    @Path("withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CATALOGUER)
    public Response withdraw(
            @Context HttpServerRequest request,
            @PathParam("scheme") String scheme,
            @PathParam("value") String value,
            @HeaderParam("If-Match") String ifMatch,
            byte[] body)
            throws MalformedJsonException, InvalidItemException {
        Precondition expected = Precondition.optional(ifMatch, null);
        WithdrawalRequest withdrawal = WithdrawalRequest.read(body);
        return writes.answer(
                request,
                body,
                () -> items.change(
                        new Identifier(scheme, value),
                        expected,
                        (current, now) -> Revision.withdrawn(current, withdrawal, now)));
    }
}
