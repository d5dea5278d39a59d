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
        ConsoleTexts in = console.texts();
        Now now = reader.now(in);
        return console.answer(ConsoleTemplates.overview(frame(in, now), now(in, now), charts(in)), in);
    }

    @GET
    @Path("now")
    public Response now() {
        ConsoleTexts in = console.texts();
        Now now = reader.now(in);
        return console.answer(now(in, now), frame(in, now).page(), in);
    }

    @GET
    @Path("charts")
    public Response charts() {
        ConsoleTexts in = console.texts();
        return console.answer(charts(in), in);
    }

    /** The tab of the browser says how things are. */
    private StaffFrame frame(ConsoleTexts in, Now now) {
        return console.frame(in, now.tab(), "overview");
    }

    private Region now(ConsoleTexts in, Now now) {
        return console.region(in, "/ops/now", ConsoleTemplates.now(now));
    }

    private Region charts(ConsoleTexts in) {
        return console.region(in, "/ops/charts", ConsoleTemplates.charts(charts.charts(in)));
    }
}
