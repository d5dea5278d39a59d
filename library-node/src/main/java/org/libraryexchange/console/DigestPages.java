package org.libraryexchange.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.console.OverviewPage.Need;
import org.libraryexchange.digest.Digest;
import org.libraryexchange.digest.DigestStore;
import org.libraryexchange.digest.DigestStore.Told;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** The digests of past mornings, unchanged. */
@Path("/ops/mornings")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class DigestPages {

    private static final String PATH = "/ops/mornings";
    private static final int OTHERS = 14;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final ConsoleContext console;
    private final DigestStore digests;

    DigestPages(ConsoleContext console, DigestStore digests) {
        this.console = console;
        this.digests = digests;
    }

    @GET
    public Response latest(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Queries.with());
        return answer(digests.latest(LAST, 1).stream().findFirst(), uri, headers);
    }

    @GET
    @Path("{day}")
    public Response read(@PathParam("day") String day, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Queries.with());
        Told told = Parameters.pathDate(day)
                .flatMap(digests::read)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no digest for this day."));
        return answer(Optional.of(told), uri, headers);
    }

    private Response answer(Optional<Told> told, UriInfo uri, HttpHeaders headers) {
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        String title = told.map(it -> speech.dates().dayWithWeekday(it.digest().day()))
                .orElseGet(() -> speech.words().section("mornings"));
        List<Need> needs = told.stream()
                .flatMap(it -> it.digest().needs().stream())
                .map(need -> Need.of(need, speech, PATH))
                .toList();
        List<Digest> others =
                digests.latest(LAST, OTHERS).stream().map(Told::digest).toList();
        DigestPage page = new DigestPage(console.frame(speech, title, "mornings"), speech, told, needs, others);
        return console.answer(DigestPage.Templates.morning(page), visit, headers);
    }
}
