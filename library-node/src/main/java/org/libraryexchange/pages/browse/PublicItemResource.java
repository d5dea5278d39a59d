package org.libraryexchange.pages.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.pages.web.Visit;

/** The page of an item of either city. */
@InTurn
@Path("/items")
class PublicItemResource {

    private final BrowseContext context;
    private final ItemReader reader;
    private final PublicItemPages items;

    PublicItemResource(BrowseContext context, ItemReader reader, PublicItemPages items) {
        this.context = context;
        this.reader = reader;
        this.items = items;
    }

    /** Programs get the item in terms of schema.org, or are sent to its document in the API. */
    @GET
    @Path("{id}")
    @Produces({MediaType.TEXT_HTML, SchemaOrg.TYPE, MediaType.APPLICATION_JSON})
    public Response read(@PathParam("id") String id) {
        Visit visit = context.visit();
        StoredItem item = reader.read(ItemIds.parse(id));
        MediaType wanted = context.wanted(SchemaOrg.MEDIA_TYPE, MediaType.APPLICATION_JSON_TYPE);
        if (wanted.equals(MediaType.APPLICATION_JSON_TYPE)) {
            return BrowseContext.toApi("/items/" + id);
        }
        return context.ofItem(
                wanted.equals(SchemaOrg.MEDIA_TYPE)
                        ? context.answer(items.linkedData(item, visit), visit)
                        : context.answer(
                                BrowseTemplates.item(items.page(item, "", context.isLibrarian(), visit)), visit));
    }
}
