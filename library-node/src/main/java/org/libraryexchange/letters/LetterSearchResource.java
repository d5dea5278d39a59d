package org.libraryexchange.letters;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemResponses;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.security.Roles;

/** Searches letters. Their words stand in no address and in no search index. */
@Path("/api/v1/letters/search")
@Produces(MediaType.APPLICATION_JSON)
class LetterSearchResource {

    private final LetterLists lists;

    LetterSearchResource(LetterLists lists) {
        this.lists = lists;
    }

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

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LIBRARIAN)
    public Findings search(byte[] body) throws MalformedJsonException, InvalidItemException {
        LetterSearch search = LetterSearch.read(body);
        LetterPage page = lists.page(search);
        return new Findings(page.entries(), lists.next(search, page).orElse(null));
    }
}
