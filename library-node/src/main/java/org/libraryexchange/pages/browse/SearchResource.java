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
import org.libraryexchange.catalogue.search.ItemLists;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;

/** Search and lists over both catalogues, with the parameters of the API. What is wrong with one of them, the page says. */
@InTurn
@Path(Lists.PATH)
@Produces(MediaType.TEXT_HTML)
class SearchResource {

    private final SearchPages search;
    private final Visits visits;
    private final Pages pages;

    SearchResource(SearchPages search, Visits visits, Pages pages) {
        this.search = search;
        this.visits = visits;
        this.pages = pages;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = visits.ofReader(uri, headers, ItemLists.PARAMETERS);
        return pages.answer(BrowseTemplates.search(search.page(visit)), visit, headers);
    }
}
