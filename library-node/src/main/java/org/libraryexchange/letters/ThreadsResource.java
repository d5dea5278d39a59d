package org.libraryexchange.letters;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.letters.LetterPage.LetterEntry;
import org.libraryexchange.letters.LetterThreads.LetterThread;

/** Threads of letters. */
@Path("/api/v1/threads")
class ThreadsResource {

    private static final Set<String> PARAMETERS = Set.of("limit", "cursor");
    private static final Variant ACTIVITIES =
            new Variant(MediaType.valueOf(ThreadActivities.MEDIA_TYPE), (String) null, null);
    private static final List<Variant> TYPES =
            List.of(new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null), ACTIVITIES);

    private final LetterThreads threads;
    private final ThreadActivities activities;

    ThreadsResource(LetterThreads threads, NodeConfig node, PublicConfig config) {
        this.threads = threads;
        Map<String, URI> addresses = new HashMap<>(Map.of(node.city(), config.publicAddress()));
        node.partners().forEach((name, partner) -> addresses.put(name, partner.api()));
        this.activities = new ThreadActivities(node.city(), Map.copyOf(addresses));
    }

    /** @param next address of the next page; null on the last */
    record Listing(UUID thread, String partner, List<LetterEntry> letters, String next) {}

    private record PageRequest(Parameters parameters, int limit, LetterThread thread) {

        String next() {
            return thread.next(limit);
        }
    }

    /** One method for both types: with two, the framework answers with JSON whatever the client accepts. */
    @GET
    @Path("{id}")
    @Produces({MediaType.APPLICATION_JSON, ThreadActivities.MEDIA_TYPE})
    @RolesAllowed(Roles.LIBRARIAN)
    public Response read(@PathParam("id") String id, @Context UriInfo address, @Context Request request) {
        PageRequest asked = asked(id, address);
        return ACTIVITIES.equals(request.selectVariant(TYPES)) ? activities(asked) : listing(asked);
    }

    private static Response listing(PageRequest asked) {
        LetterThread thread = asked.thread();
        Listing listing =
                new Listing(thread.id(), thread.partner(), thread.page().entries(), asked.next());
        return Response.fromResponse(NextPage.linked(listing, asked.next()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private Response activities(PageRequest asked) {
        boolean isFirst = asked.parameters().one("cursor").isEmpty();
        byte[] collection = activities.of(asked.thread(), isFirst, asked.next());
        return Response.fromResponse(NextPage.linked(collection, asked.next()))
                .type(ACTIVITIES.getMediaType())
                .build();
    }

    private PageRequest asked(String id, UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), PARAMETERS);
        int limit = (int) parameters.number("limit", LetterQuery.USUAL_LIMIT, 1, LetterQuery.LARGEST_LIMIT);
        return Parameters.uuid(id)
                .flatMap(thread -> threads.read(thread, limit, parameters.one("cursor")))
                .map(thread -> new PageRequest(parameters, limit, thread))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such thread."));
    }
}
