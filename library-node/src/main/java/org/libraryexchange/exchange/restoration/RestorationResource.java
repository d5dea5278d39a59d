package org.libraryexchange.exchange.restoration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
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
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.log.PublisherNeeded;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.restoration.Restoration.RestorationState;
import org.libraryexchange.exchange.restoration.Restoration.RestoredEntry;
import org.libraryexchange.exchange.restoration.Settlement.Choice;
import org.libraryexchange.json.MalformedJsonException;

/** The choices after a restore, when the database is older than its log of items, or of letters to a partner. */
@Path("/api/v1/exchange/restoration")
@Produces(MediaType.APPLICATION_JSON)
class RestorationResource {

    private static final String ADDRESS = "/api/v1/exchange/restoration";
    private static final Set<String> FINDINGS = Set.of("unknown", "behind", "conflict", "erasure");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final NodeLogs logs;
    private final Event<PublisherNeeded> needed;
    private final Actor actor;

    RestorationResource(NodeLogs logs, Event<PublisherNeeded> needed, Actor actor) {
        this.logs = logs;
        this.needed = needed;
        this.actor = actor;
    }

    /**
     * The result of a choice for all items.
     *
     * @param decided how many waiting items it applies to
     */
    record Decision(int decided) {}

    @GET
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Transactional
    @Gzipped
    public Response read(@QueryParam("finding") String finding, @QueryParam("after") String after) {
        return page(items(), ADDRESS, finding, after);
    }

    @GET
    @Path("letters/{partner}")
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Transactional
    @Gzipped
    public Response readOfLetters(
            @PathParam("partner") String partner,
            @QueryParam("finding") String finding,
            @QueryParam("after") String after) {
        return page(letters(partner), ADDRESS + "/letters/" + partner, finding, after);
    }

    private static Response page(RestorationStore store, String address, String finding, String after) {
        Optional<String> only = finding(finding);
        List<? extends RestoredEntry> found = store.entries(only, after(after));
        boolean complete = found.size() <= RestorationStore.PAGE;
        List<? extends RestoredEntry> shown = complete ? found : found.subList(0, RestorationStore.PAGE);
        String next = complete
                ? null
                : address + "?after=" + shown.get(RestorationStore.PAGE - 1).id()
                        + only.map(sort -> "&finding=" + sort).orElse("");
        return NextPage.linked(store.restoration(shown, next), next);
    }

    /** Reads the parameter {@code finding}. */
    private static Optional<String> finding(String finding) {
        if (finding != null && !FINDINGS.contains(finding)) {
            throw ProblemException.parameter("finding", "must be one of behind, conflict, erasure, unknown");
        }
        return Optional.ofNullable(finding);
    }

    /** Reads the parameter {@code after}. */
    private static Optional<UUID> after(String after) {
        if (after != null && !ID.matcher(after).matches()) {
            throw ProblemException.parameter("after", "must be an id, a UUID in lower case");
        }
        return Optional.ofNullable(after).map(UUID::fromString);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    @Transactional
    public RestoredEntry choose(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        return chosen(items(), "item", id, body);
    }

    @POST
    @Path("letters/{partner}/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    @Transactional
    public RestoredEntry chooseForLetter(@PathParam("partner") String partner, @PathParam("id") String id, byte[] body)
            throws MalformedJsonException {
        return chosen(letters(partner), "letter", id, body);
    }

    private static RestoredEntry chosen(RestorationStore store, String kind, String text, byte[] body)
            throws MalformedJsonException {
        UUID id = Optional.of(text)
                .filter(it -> ID.matcher(it).matches())
                .map(UUID::fromString)
                .filter(known -> store.one(known).isPresent())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no such " + kind + " in the restoration."));
        if (!store.choose(id, Choice.read(body))) {
            throw new ProblemException(ProblemType.NO_CHOICE, "No choice is pending for this " + kind + ".");
        }
        return store.one(id).orElseThrow();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    @Transactional
    public Decision chooseForAll(byte[] body) throws MalformedJsonException {
        return chosen(items(), Choice.read(body));
    }

    @POST
    @Path("letters/{partner}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    @Transactional
    public Decision chooseForAllLetters(@PathParam("partner") String partner, byte[] body)
            throws MalformedJsonException {
        return chosen(letters(partner), Choice.read(body));
    }

    private static Decision chosen(RestorationStore store, Choice choice) {
        if (store.head().state() == RestorationState.OPEN) {
            return new Decision(store.choose(choice));
        }
        if (choice == Choice.KEEP && store.goAboveConfirmed()) {
            return new Decision(0);
        }
        throw new ProblemException(
                ProblemType.NO_CHOICE,
                "No choice is pending: the database agrees with its log. "
                        + "If a mirror has confirmed more, only keep is possible.");
    }

    private RestorationStore items() {
        return new RestorationStore(logs.items(), needed, actor);
    }

    private RestorationStore letters(String partner) {
        if (!logs.partners().contains(partner)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This node exchanges no letters with " + partner + ".");
        }
        return new RestorationStore(logs.letters(partner), needed, actor);
    }
}
