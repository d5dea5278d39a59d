package org.libraryexchange.catalogue.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.log.postgres.NodeLogs;

/** The changes in the logs of letters, in the order of each log. */
@Path("/api/v1/letters/changes")
@Produces(MediaType.APPLICATION_JSON)
class LetterChangesResource {

    private final NodeLogs logs;
    private final LogEnds ends;

    LetterChangesResource(NodeLogs logs, LogEnds ends) {
        this.logs = logs;
        this.ends = ends;
    }

    @GET
    @RolesAllowed(Roles.LIBRARIAN)
    public Response page(@Context UriInfo address) {
        FeedQuery query =
                FeedQuery.ofLetters(address.getQueryParameters(), logs.items().city(), logs.partners());
        FeedPage page = new FeedReader(logs.letters(query.partner().orElseThrow()), ends).page(query);
        return NextPage.linked(page.json(), page.next());
    }
}
