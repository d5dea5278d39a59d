package org.libraryexchange.letters.proposals;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.letters.proposals.SettledChanges.Place;
import org.libraryexchange.letters.proposals.SettledChanges.SettledValue;

/**
 * What people have settled in own items, for the systems that send these items: they can take it over, and see what
 * they have overtaken.
 */
@Path("/api/v1/accepted-changes")
@Produces(MediaType.APPLICATION_JSON)
class AcceptedChangesResource {

    private static final List<String> STATES = List.of("unmerged", "merged", "kept", "overtaken", "set-aside");
    private static final int UUID_LENGTH = 36;
    private static final int USUAL_LIMIT = 100;
    private static final int LARGEST_LIMIT = 500;

    private final SettledChanges changes;

    AcceptedChangesResource(SettledChanges changes) {
        this.changes = changes;
    }

    /** @param next address of the next page; null on the last */
    record Listing(List<SettledValue> changes, String next) {}

    @GET
    @RolesAllowed({Roles.CATALOGUER, Roles.LIBRARIAN})
    @Gzipped
    public Response list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), Set.of("state", "item", "after", "limit"));
        Optional<String> state = parameters.one("state", STATES);
        Optional<UUID> item = parameters
                .one("item")
                .map(text ->
                        Parameters.uuid(text).orElseThrow(() -> ProblemException.parameter("item", "must be an id")));
        int limit = (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
        List<SettledValue> page =
                changes.list(state, item, parameters.one("after").map(AcceptedChangesResource::place), limit);
        String next = NextPage.address(
                page,
                limit,
                last -> "/api/v1/accepted-changes?limit=" + limit
                        + state.map(it -> "&state=" + it).orElse("")
                        + item.map(it -> "&item=" + it).orElse("")
                        + "&after=" + URLEncoder.encode(last.item() + last.pointer(), StandardCharsets.UTF_8));
        return NextPage.linked(new Listing(page, next), next);
    }

    private static Place place(String text) {
        return Optional.of(text)
                .filter(it -> it.length() > UUID_LENGTH)
                .flatMap(it -> Parameters.uuid(it.substring(0, UUID_LENGTH)))
                .map(item -> new Place(item, text.substring(UUID_LENGTH)))
                .orElseThrow(() -> ProblemException.parameter("after", "must be as in the address of the next page"));
    }
}
