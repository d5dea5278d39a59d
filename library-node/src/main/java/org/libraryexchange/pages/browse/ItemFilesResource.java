package org.libraryexchange.pages.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.pages.web.Pages.NamedFile;
import org.libraryexchange.pages.web.Visit;

/** Calendars, citations and pictures of an item, beside its page. Parameters that they do not know have no effect. */
@InTurn
@Path("/items")
class ItemFilesResource {

    private final BrowseContext context;
    private final ItemFiles files;

    ItemFilesResource(BrowseContext context, ItemFiles files) {
        this.context = context;
        this.files = files;
    }

    @GET
    @Path("{id}.ics")
    @Produces(ItemFiles.CALENDAR_TYPE)
    public Response calendar(@PathParam("id") String id) {
        return answer(visit -> files.calendar(ItemIds.parse(id), visit));
    }

    @GET
    @Path("{id}/dates/{date}.ics")
    @Produces(ItemFiles.CALENDAR_TYPE)
    public Response date(@PathParam("id") String id, @PathParam("date") String date) {
        return answer(visit -> files.date(ItemIds.parse(id), date, visit));
    }

    /** Viewers of other sites may read it. */
    @GET
    @Path("{id}/manifest.json")
    @Produces(PictureManifest.TYPE)
    public Response manifest(@PathParam("id") String id) {
        return Response.fromResponse(answer(visit -> files.manifest(ItemIds.parse(id), visit)))
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    @GET
    @Path("{id}/cite.bib")
    @Produces(ItemFiles.BIBTEX_TYPE)
    public Response bibTex(@PathParam("id") String id) {
        return answer(visit -> files.bibTex(ItemIds.parse(id), visit));
    }

    @GET
    @Path("{id}/cite.ris")
    @Produces(ItemFiles.RIS_TYPE)
    public Response ris(@PathParam("id") String id) {
        return answer(visit -> files.ris(ItemIds.parse(id), visit));
    }

    private Response answer(Function<Visit, NamedFile> file) {
        Visit visit = context.visit();
        return context.answer(file.apply(visit), visit);
    }
}
