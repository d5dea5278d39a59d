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
import java.util.UUID;
import org.libraryexchange.http.NextPage;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.restoration.LetterRestoration.RestoredLetter;
import org.libraryexchange.restoration.RestorationResource.Decided;
import org.libraryexchange.restoration.RestorationStore.Head;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Gzipped;

/** The choices after a restore, when the database is older than its log of letters to a partner. */
@Path("/api/v1/exchange/restoration/letters/{partner}")
@Produces(MediaType.APPLICATION_JSON)
class LetterRestorationResource {

    private static final String ADDRESS = "/api/v1/exchange/restoration/letters/";
    private static final int PAGE = 50;

    private final LetterRestorations restorations;
    private final NodeConfig node;

    LetterRestorationResource(LetterRestorations restorations, NodeConfig node) {
        this.restorations = restorations;
        this.node = node;
    }

    @GET
    @RolesAllowed({Roles.OPS, Roles.EXCHANGE_OPERATOR})
    @Transactional
    @Gzipped
    public Response read(
            @PathParam("partner") String partner,
            @QueryParam("finding") String finding,
            @QueryParam("after") String after) {
        RestorationStore store = store(partner);
        Optional<String> only = RestorationResource.finding(finding);
        List<RestoredLetter> letters = restorations.letters(partner, only, RestorationResource.after(after), PAGE + 1);
        List<RestoredLetter> shown = letters.subList(0, Math.min(PAGE, letters.size()));
        String next = letters.size() <= PAGE
                ? null
                : ADDRESS + partner + "?after=" + shown.get(PAGE - 1).id()
                        + only.map(each -> "&finding=" + each).orElse("");
        return NextPage.linked(restoration(store, shown, next), next);
    }

    private static LetterRestoration restoration(RestorationStore store, List<RestoredLetter> shown, String next) {
        Head head = store.head();
        return new LetterRestoration(
                head.state(), head.found(), head.settled(), head.confirmedBeyond(), store.counts(), shown, next);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    @Transactional
    public RestoredLetter choose(@PathParam("partner") String partner, @PathParam("id") String id, byte[] body)
            throws MalformedJsonException {
        RestorationStore store = store(partner);
        UUID letter = RestorationResource.id(id)
                .filter(known -> restorations.letter(partner, known).isPresent())
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There is no such letter in the restoration."));
        if (!store.choose(letter, Choice.read(body))) {
            throw new ProblemException(ProblemType.NO_CHOICE, "No choice is pending for this letter.");
        }
        return restorations.letter(partner, letter).orElseThrow();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    @Transactional
    public Decided chooseForAll(@PathParam("partner") String partner, byte[] body) throws MalformedJsonException {
        return RestorationResource.chosen(store(partner), Choice.read(body));
    }

    private RestorationStore store(String partner) {
        if (!node.partners().containsKey(partner)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This node exchanges no letters with " + partner + ".");
        }
        return restorations.with(partner);
    }
}
