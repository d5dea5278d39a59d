package org.libraryexchange.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.libraryexchange.formats.AtomWriter;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.search.ItemLists;
import org.libraryexchange.web.NamedFile;
import org.libraryexchange.web.Pages;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Visits;

/** Lists for calendar programs that subscribe, and for feed readers. */
@Path(Lists.PATH + ".{format}")
@Produces({ItemFiles.CALENDAR_TYPE, AtomWriter.TYPE})
class SearchFeedsResource {

    private final SearchFeeds feeds;
    private final Visits visits;
    private final Pages pages;

    SearchFeedsResource(SearchFeeds feeds, Visits visits, Pages pages) {
        this.feeds = feeds;
        this.visits = visits;
        this.pages = pages;
    }

    @GET
    public Response read(@PathParam("format") String format, @Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = visits.ofReader(uri, headers, ItemLists.PARAMETERS);
        NamedFile file = switch (format) {
            case "ics" -> feeds.calendar(visit);
            case "atom" -> feeds.atom(visit);
            default -> throw new ProblemException(ProblemType.NOT_FOUND, "Lists are there as ics and atom.");
        };
        return pages.answer(file, visit, headers);
    }
}
