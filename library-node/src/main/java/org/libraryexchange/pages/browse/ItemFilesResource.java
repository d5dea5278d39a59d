package org.libraryexchange.pages.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.function.Function;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Pages.NamedFile;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;

/** Calendars and citations of an item, beside its page. Parameters that they do not know have no effect. */
@InTurn
@Path("/items")
class ItemFilesResource {

    private final ItemFiles files;
    private final Visits visits;
    private final Pages pages;

    ItemFilesResource(ItemFiles files, Visits visits, Pages pages) {
        this.files = files;
        this.visits = visits;
        this.pages = pages;
    }

    @GET
    @Path("{id}.ics")
    @Produces(ItemFiles.CALENDAR_TYPE)
    public Response calendar(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(uri, headers, visit -> files.calendar(ItemIds.parse(id), visit));
    }

    @GET
    @Path("{id}/dates/{date}.ics")
    @Produces(ItemFiles.CALENDAR_TYPE)
    public Response date(
            @PathParam("id") String id,
            @PathParam("date") String date,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return answer(uri, headers, visit -> files.date(ItemIds.parse(id), date, visit));
    }

    @GET
    @Path("{id}/cite.bib")
    @Produces("application/x-bibtex")
    public Response bibTex(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(uri, headers, visit -> files.bibTex(ItemIds.parse(id), visit));
    }

    @GET
    @Path("{id}/cite.ris")
    @Produces("application/x-research-info-systems")
    public Response ris(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(uri, headers, visit -> files.ris(ItemIds.parse(id), visit));
    }

    private Response answer(UriInfo uri, HttpHeaders headers, Function<Visit, NamedFile> file) {
        Visit visit = visits.ofReader(uri, headers, Set.of());
        return pages.answer(file.apply(visit), visit, headers);
    }
}
