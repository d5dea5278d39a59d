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
import java.util.List;
import org.libraryexchange.console.ForeignPage.Entry;
import org.libraryexchange.foreign.ForeignLog;
import org.libraryexchange.foreign.ForeignRecords;
import org.libraryexchange.foreign.Settling;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** Records in the city's own logs that somebody else has written. Operators settle them. */
@Path("/ops/foreign")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class ForeignPages {

    private static final String PATH = "/ops/foreign";
    private static final String DONE = "done";
    private static final String SETTLED = "settled";

    private final ConsoleContext console;
    private final ForeignRecords records;

    ForeignPages(ConsoleContext console, ForeignRecords records) {
        this.console = console;
        this.records = records;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Queries.with(DONE));
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        ForeignPage page = new ForeignPage(
                console.frame(speech, speech.foreign().title(), "overview"),
                records.unsettled().stream().map(log -> entry(speech, log)).toList(),
                parameters.one(DONE, List.of(SETTLED)).isPresent());
        return console.answer(ForeignPage.Templates.foreign(page), visit, headers);
    }

    private static Entry entry(Speech speech, ForeignLog log) {
        String first = Long.toString(log.firstOffset());
        return new Entry(
                log.topic(),
                log.records(),
                speech.number(log.records()),
                log.records() == 1 ? first : first + "–" + log.lastOffset(),
                speech.full(log.noticed()));
    }

    @POST
    @Path("{topic}/settle")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response settle(@PathParam("topic") String topic, byte[] body) {
        String seen = PostedForm.ofFewFields(body).one("records").orElse("");
        records.settle(topic, Settling.of(seen));
        return ConsoleContext.seeOther(PATH + "?" + DONE + "=" + SETTLED);
    }
}
