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

/** Who keeps this site, from its configuration. */
@InTurn
@Path(Frame.ABOUT)
@Produces(MediaType.TEXT_HTML)
class AboutResource {

    private final Readers readers;
    private final Visits visits;
    private final Frames frames;
    private final Pages pages;

    AboutResource(Readers readers, Visits visits, Frames frames, Pages pages) {
        this.readers = readers;
        this.visits = visits;
        this.frames = frames;
        this.pages = pages;
    }

    @GET
    public Response read(@Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = visits.ofReader(uri, headers, Set.of());
        BrowseTexts in = readers.of(visit);
        Frame frame = frames.of(visit, in.words().aboutTitle(), true);
        Frame described = frame.describedAs(in.words().homeLead(frame.own(), frame.partners()));
        return pages.answer(BrowseTemplates.about(new AboutPage(described, in)), visit, headers);
    }

    /** Who keeps this site, and how to reach them. */
    record AboutPage(Frame frame, BrowseTexts in) {

        /** Whether readers can write to any of the libraries. */
        public boolean isReachable() {
            return frame.cities().stream()
                    .anyMatch(city -> in.cities().mail(city.term()).isPresent());
        }
    }
}
