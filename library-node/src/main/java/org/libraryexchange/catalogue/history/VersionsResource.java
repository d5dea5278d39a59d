package org.libraryexchange.catalogue.history;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.ItemResponses;

/** The versions of items. */
@InTurn
@Path("/api/v1/items")
@Produces(MediaType.APPLICATION_JSON)
class VersionsResource {

    private static final int USUAL_LIMIT = 20;
    private static final int LARGEST_LIMIT = 50;

    private final Histories histories;

    VersionsResource(Histories histories) {
        this.histories = histories;
    }

    @GET
    @Path("{id}/versions")
    @Gzipped
    public Response list(@PathParam("id") String id, @Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), Set.of("before", "limit"));
        ItemHistory history =
                histories.read(ItemIds.parse(id), parameters.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE), (int)
                        parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT));
        return NextPage.linked(history, history.next().orElse(null));
    }

    @GET
    @Path("{id}/versions/{version}")
    public Response read(
            @PathParam("id") String id,
            @PathParam("version") String version,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        return ItemResponses.item(histories.document(ItemIds.parse(id), number(version)), ifNoneMatch);
    }

    private static long number(String version) {
        if (!version.matches("[1-9][0-9]{0,17}")) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The address must hold a version number.");
        }
        return Long.parseLong(version);
    }
}
