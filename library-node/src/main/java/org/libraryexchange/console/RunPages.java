package org.libraryexchange.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.libraryexchange.console.RunPage.Course;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.nights.NightStatus;
import org.libraryexchange.nights.RunReader;
import org.libraryexchange.nights.RunView;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** The pages of runs. */
@Path("/ops/runs")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class RunPages {

    private static final String PATH = "/ops/runs/";

    private final ConsoleContext console;
    private final RunReader runs;
    private final NightStatus nights;

    RunPages(ConsoleContext console, RunReader runs, NightStatus nights) {
        this.console = console;
        this.runs = runs;
        this.nights = nights;
    }

    /** Begins a run and leads to it. If a run is at work already, leads to that one. */
    @POST
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response begin() {
        return ConsoleContext.seeOther(PATH + nights.begin(console.name()));
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        RunView run = named(id);
        String title = run.night()
                .map(night -> speech.words().runOfNight(speech.dates().day(night)))
                .orElseGet(() -> speech.words().runOfOperator(speech.full(run.started())));
        RunPage page = new RunPage(console.frame(speech, title, "nights"), course(speech, run));
        return console.answer(RunPage.Templates.run(page), visit, headers);
    }

    @GET
    @Path("{id}/course")
    public Response course(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = console.visit(uri, headers);
        return console.answer(course(console.speech(visit), named(id)), uri, visit, headers);
    }

    private Region course(Speech speech, RunView run) {
        return console.region(
                speech.visit(), PATH + run.id() + "/course", RunPage.Templates.course(new Course(speech, run)));
    }

    private RunView named(String id) {
        return Parameters.uuid(id)
                .flatMap(runs::read)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such run."));
    }
}
