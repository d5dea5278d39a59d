package org.libraryexchange.letters;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.letters.LetterPage.LetterEntry;

/** The letters that propose changes of an item. */
@Path("/api/v1/items")
@Produces(MediaType.APPLICATION_JSON)
class ItemProposalsResource {

    private final Correspondence letters;

    ItemProposalsResource(Correspondence letters) {
        this.letters = letters;
    }

    record Listing(List<LetterEntry> letters) {}

    /** The latest 200, the latest change first. */
    @GET
    @Path("{id}/proposals")
    @RolesAllowed(Roles.LIBRARIAN)
    @Gzipped
    public Response list(@PathParam("id") String id) {
        return Response.ok(new Listing(letters.proposing(ItemIds.parse(id), LetterQuery.LARGEST_LIMIT).stream()
                        .map(LetterEntry::of)
                        .toList()))
                .build();
    }
}
