package org.libraryexchange.restoration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.libraryexchange.http.NextPage;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.restoration.Restoration.Difference;
import org.libraryexchange.restoration.RestorationStore.Head;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Gzipped;

/** The choices after a restore, when the database is older than its own log. */
@Path("/api/v1/exchange/restoration")
@Produces(MediaType.APPLICATION_JSON)
class RestorationResource {

    private static final String ADDRESS = "/api/v1/exchange/restoration";
    private static final Set<String> FINDINGS = Set.of("unknown", "behind", "conflict", "erasure");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int PAGE = 50;

    private final RestorationStore store;

    RestorationResource(RestorationStore store) {
        this.store = store;
    }

    /**
     * The result of a choice for all items.
     *
     * @param decided how many waiting items it applies to
     */
    record Decided(int decided) {}

    @GET
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Transactional
    @Gzipped
    public Response read(@QueryParam("finding") String finding, @QueryParam("after") String after) {
        Optional<String> only = finding(finding);
        return page(only, store.items(only, after(after), PAGE + 1));
    }

    /** Reads the parameter {@code finding}. */
    static Optional<String> finding(String finding) {
        if (finding != null && !FINDINGS.contains(finding)) {
            throw ProblemException.parameter("finding", "must be one of behind, conflict, erasure, unknown");
        }
        return Optional.ofNullable(finding);
    }

    /** Reads the parameter {@code after}. */
    static Optional<UUID> after(String after) {
        if (after != null && !ID.matcher(after).matches()) {
            throw ProblemException.parameter("after", "must be an id, a UUID in lower case");
        }
        return Optional.ofNullable(after).map(UUID::fromString);
    }

    /** Reads an id in an address; empty if nothing can have it. */
    static Optional<UUID> id(String id) {
        return Optional.of(id).filter(text -> ID.matcher(text).matches()).map(UUID::fromString);
    }

    private Response page(Optional<String> finding, List<Difference> items) {
        Head head = store.head();
        List<Difference> shown = items.subList(0, Math.min(PAGE, items.size()));
        if (items.size() <= PAGE) {
            return Response.ok(restoration(head, shown, null)).build();
        }
        String next = ADDRESS + "?after=" + shown.get(PAGE - 1).id()
                + finding.map(only -> "&finding=" + only).orElse("");
        return NextPage.linked(restoration(head, shown, next), next);
    }

    private Restoration restoration(Head head, List<Difference> shown, String next) {
        return new Restoration(
                head.state(), head.found(), head.settled(), head.confirmedBeyond(), store.counts(), shown, next);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    @Transactional
    public Difference choose(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        UUID item = id(id).filter(known -> store.item(known).isPresent())
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no such item in the restoration."));
        if (!store.choose(item, Choice.read(body))) {
            throw new ProblemException(ProblemType.NO_CHOICE, "No choice is pending for this item.");
        }
        return store.item(item).orElseThrow();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    @Transactional
    public Decided chooseForAll(byte[] body) throws MalformedJsonException {
        return chosen(store, Choice.read(body));
    }

    /** Makes a choice for all that wait for one. */
    static Decided chosen(RestorationStore store, Choice choice) {
        if (store.head().state() == RestorationState.OPEN) {
            return new Decided(store.choose(choice));
        }
        if (choice == Choice.KEEP && store.goAboveConfirmed()) {
            return new Decided(0);
        }
        throw new ProblemException(
                ProblemType.NO_CHOICE,
                "No choice is pending: the database agrees with its log. "
                        + "If a mirror has confirmed more, only keep is possible.");
    }
}
