package org.libraryexchange.browse;

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
import java.util.Set;
import org.libraryexchange.catalogue.ItemIds;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Pages;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Visits;

/** The page of an item of either city. */
@Path("/items")
@Produces(MediaType.TEXT_HTML)
class ItemResource {

    private final ItemReader reader;
    private final ItemPages items;
    private final Visits visits;
    private final Pages pages;
    private final SecurityIdentity identity;

    ItemResource(ItemReader reader, ItemPages items, Visits visits, Pages pages, SecurityIdentity identity) {
        this.reader = reader;
        this.items = items;
        this.visits = visits;
        this.pages = pages;
        this.identity = identity;
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = visits.ofReader(uri, headers, Set.of());
        StoredItem item = reader.read(ItemIds.parse(id));
        boolean writes = identity.hasRole(Roles.LIBRARIAN);
        Response page = pages.answer(ItemPage.Templates.item(items.page(item, writes, visit)), visit, headers);
        // What only one person sees must be in no cache that others share.
        return writes
                ? Response.fromResponse(page)
                        .header(HttpHeaders.CACHE_CONTROL, null)
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                        .build()
                : page;
    }
}
