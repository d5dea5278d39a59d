package org.libraryexchange.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.libraryexchange.console.OverviewPage.Now;
import org.libraryexchange.security.Roles;
import org.libraryexchange.signin.StaffFrame;
import org.libraryexchange.web.Visit;

/** The first ops page, and those parts of it that refresh themselves. */
@Path("/ops")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class OverviewResource {

    private final ConsoleContext console;
    private final OverviewReader reader;
    private final ChartReader charts;

    OverviewResource(ConsoleContext console, OverviewReader reader, ChartReader charts) {
        this.console = console;
        this.reader = reader;
        this.charts = charts;
    }

    @GET
    public Response read(@Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        Now now = reader.now(speech);
        OverviewPage page = new OverviewPage(frame(speech, now), now(speech, now), charts(speech));
        return console.answer(OverviewPage.Templates.overview(page), visit, headers);
    }

    @GET
    @Path("now")
    public Response now(@Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        Now now = reader.now(speech);
        return console.answer(now(speech, now), frame(speech, now).page(), uri, visit, headers);
    }

    @GET
    @Path("charts")
    public Response charts(@Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = console.visit(uri, headers);
        return console.answer(charts(console.speech(visit)), uri, visit, headers);
    }

    /** The tab of the browser says how things are. */
    private StaffFrame frame(Speech speech, Now now) {
        return console.frame(speech, now.tab(), "overview");
    }

    private Region now(Speech speech, Now now) {
        return console.region(speech.visit(), "/ops/now", OverviewPage.Templates.now(now));
    }

    private Region charts(Speech speech) {
        return console.region(speech.visit(), "/ops/charts", OverviewPage.Templates.charts(charts.charts(speech)));
    }
}
