package org.libraryexchange.pages.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;

/** What is on. */
@InTurn
@Path(WhatsOn.PATH)
@Produces(MediaType.TEXT_HTML)
class WhatsOnResource {

    private final WhatsOn whatsOn;
    private final Visits visits;
    private final Pages pages;

    WhatsOnResource(WhatsOn whatsOn, Visits visits, Pages pages) {
        this.whatsOn = whatsOn;
        this.visits = visits;
        this.pages = pages;
    }

    @GET
    public Response read(@Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = visits.ofReader(uri, headers, WhatsOn.PARAMETERS);
        return pages.answer(BrowseTemplates.whatsOn(whatsOn.page(visit)), visit, headers);
    }
}
