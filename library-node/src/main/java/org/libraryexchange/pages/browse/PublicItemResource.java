package org.libraryexchange.pages.browse;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;
import org.libraryexchange.pages.web.Wanted;

/** The page of an item of either city. */
@InTurn
@Path("/items")
class PublicItemResource {

    private final ItemReader reader;
    private final PublicItemPages items;
    private final Visits visits;
    private final Pages pages;
    private final SecurityIdentity identity;

    PublicItemResource(
            ItemReader reader, PublicItemPages items, Visits visits, Pages pages, SecurityIdentity identity) {
        this.reader = reader;
        this.items = items;
        this.visits = visits;
        this.pages = pages;
        this.identity = identity;
    }

    /** Programs get the item in terms of schema.org, or are sent to its document in the API. */
    @GET
    @Path("{id}")
    @Produces({MediaType.TEXT_HTML, SchemaOrg.TYPE, MediaType.APPLICATION_JSON})
    public Response read(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = visits.ofReader(uri, headers, Set.of());
        StoredItem item = reader.read(ItemIds.parse(id));
        MediaType wanted =
                Wanted.of(headers, MediaType.TEXT_HTML_TYPE, SchemaOrg.MEDIA_TYPE, MediaType.APPLICATION_JSON_TYPE);
        if (wanted.equals(MediaType.APPLICATION_JSON_TYPE)) {
            return toApi("/items/" + id);
        }
        boolean writes = identity.hasRole(Roles.LIBRARIAN);
        Response answer = wanted.equals(SchemaOrg.MEDIA_TYPE)
                ? pages.answer(items.linkedData(item, visit), visit, headers)
                : pages.answer(BrowseTemplates.item(items.page(item, "", writes, visit)), visit, headers);
        return writes ? Pages.forOne(answer) : answer;
    }

    /** Leads a program that wants JSON. */
    static Response toApi(String address) {
        return Response.seeOther(URI.create("/api/v1" + address))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
