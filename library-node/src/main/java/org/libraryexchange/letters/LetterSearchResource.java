package org.libraryexchange.letters;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemResponses;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.letters.LetterPage.LetterEntry;

/** Searches letters, and lists the desks that write them. Words stand in no address and in no search index. */
@Path("/api/v1/letters")
@Produces(MediaType.APPLICATION_JSON)
class LetterSearchResource {

    private final Correspondence letters;
    private final LetterDesks desks;

    LetterSearchResource(Correspondence letters, LetterDesks desks) {
        this.letters = letters;
        this.desks = desks;
    }

    record DeskListing(List<LetterDesks.Desk> desks) {}

    /** @param cursor with which to go on; null if that was all */
    record Findings(List<LetterEntry> letters, String cursor) {}

    @ServerExceptionMapper
    Response malformed(MalformedJsonException e, HttpHeaders request) {
        return LetterResponses.malformed(e, request);
    }

    @ServerExceptionMapper
    Response invalid(InvalidItemException e, HttpHeaders request) {
        return ProblemResponses.of(ProblemException.of(ProblemType.INVALID_BODY, e), request);
    }

    /** The desks of both cities, from which and to which letters are written. */
    @GET
    @Path("desks")
    @RolesAllowed(Roles.LIBRARIAN)
    public DeskListing desks() {
        return new DeskListing(desks.all());
    }

    @POST
    @Path("search")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LIBRARIAN)
    public Findings search(byte[] body) throws MalformedJsonException, InvalidItemException {
        LetterPage page = letters.page(LetterSearch.read(body));
        return new Findings(page.entries(), page.next().orElse(null));
    }
}
