package org.libraryexchange.pages.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Frames;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;

/** The first page. */
@InTurn
@Path("/")
@Produces(MediaType.TEXT_HTML)
class HomeResource {

    private final HomeReader reader;
    private final Readers readers;
    private final Visits visits;
    private final Frames frames;
    private final Pages pages;

    HomeResource(HomeReader reader, Readers readers, Visits visits, Frames frames, Pages pages) {
        this.reader = reader;
        this.readers = readers;
        this.visits = visits;
        this.frames = frames;
        this.pages = pages;
    }

    @GET
    public Response read(@Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = visits.ofReader(uri, headers, Set.of());
        Frame frame = frames.of(visit, "", true);
        BrowseMessages words = readers.times(visit.language()).words();
        HomePage page =
                new HomePage(frame.describedAs(words.homeLead(frame.own(), frame.partners())), reader.content(visit));
        return pages.answer(BrowseTemplates.home(page), visit, headers);
    }
}
