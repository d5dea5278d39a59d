package org.libraryexchange.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.libraryexchange.browse.Preview;
import org.libraryexchange.catalogue.ItemIds;
import org.libraryexchange.desk.DeskItems.Editing;
import org.libraryexchange.security.Roles;

/** An item as readers would see it if it were published as it is typed now. */
@Path("/desk/items/{id}/preview")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class PreviewResource {

    private final DeskContext desk;
    private final DeskItems items;
    private final PreviewDocuments documents;
    private final Preview preview;

    PreviewResource(DeskContext desk, DeskItems items, PreviewDocuments documents, Preview preview) {
        this.desk = desk;
        this.items = items;
        this.documents = documents;
        this.preview = preview;
    }

    @GET
    public Response read(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        DeskContext.parameters(uri);
        Editing editing = items.open(ItemIds.parse(id));
        return preview.of(documents.of(editing), editing.address(), desk.visit(uri, headers), headers);
    }
}
