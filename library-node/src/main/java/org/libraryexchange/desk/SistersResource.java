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
import java.util.List;
import org.libraryexchange.catalogue.ItemIds;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** Sister items to choose from, for the script of the page on which an item is edited. */
@Path("/desk/items/{id}/sisters")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class SistersResource {

    private final DeskContext desk;
    private final DeskItems items;
    private final SisterFinder finder;

    SistersResource(DeskContext desk, DeskItems items, SisterFinder finder) {
        this.desk = desk;
        this.items = items;
        this.finder = finder;
    }

    /** Finds items. Those that are ticked stay choices. */
    @GET
    public Response find(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        String words =
                DeskContext.parameters(uri, "words", "sister").one("words").orElse("");
        List<String> ticked = uri.getQueryParameters().getOrDefault("sister", List.of());
        Visit visit = desk.visit(uri, headers);
        return desk.answer(
                ItemPage.Templates.sisters(
                        finder.choices(desk.speech(visit), items.open(ItemIds.parse(id)), words, ticked)),
                visit,
                headers);
    }
}
