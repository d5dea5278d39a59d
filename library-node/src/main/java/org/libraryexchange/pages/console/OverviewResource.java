package org.libraryexchange.pages.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.console.OverviewReader.Now;
import org.libraryexchange.pages.signin.StaffFrame;

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
    public Response read() {
        Speech speech = console.speech();
        Now now = reader.now(speech);
        return console.answer(ConsoleTemplates.overview(frame(speech, now), now(speech, now), charts(speech)), speech);
    }

    @GET
    @Path("now")
    public Response now() {
        Speech speech = console.speech();
        Now now = reader.now(speech);
        return console.answer(now(speech, now), frame(speech, now).page(), speech);
    }

    @GET
    @Path("charts")
    public Response charts() {
        Speech speech = console.speech();
        return console.answer(charts(speech), speech);
    }

    /** The tab of the browser says how things are. */
    private StaffFrame frame(Speech speech, Now now) {
        return console.frame(speech, now.tab(), "overview");
    }

    private Region now(Speech speech, Now now) {
        return console.region(speech, "/ops/now", ConsoleTemplates.now(now));
    }

    private Region charts(Speech speech) {
        return console.region(speech, "/ops/charts", ConsoleTemplates.charts(charts.charts(speech)));
    }
}
