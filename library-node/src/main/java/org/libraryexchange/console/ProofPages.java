package org.libraryexchange.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.LetterProofs;
import org.libraryexchange.proving.Origin;
import org.libraryexchange.proving.OwnProofRequests;
import org.libraryexchange.proving.ProofView;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** The pages of proofs. */
@Path("/ops/proofs")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class ProofPages {

    private static final String PATH = "/ops/proofs/";

    private final ConsoleContext console;
    private final ProofCourses courses;
    private final OwnProofRequests requests;
    private final LetterProofs letters;
    private final NodeConfig node;

    ProofPages(
            ConsoleContext console,
            ProofCourses courses,
            OwnProofRequests requests,
            LetterProofs letters,
            NodeConfig node) {
        this.console = console;
        this.courses = courses;
        this.requests = requests;
        this.letters = letters;
        this.node = node;
    }

    /** Requests a proof of the own catalogue, and leads to it. If one is waiting already, leads to that one. */
    @POST
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response begin() {
        return ConsoleContext.seeOther(PATH + requests.requested(Origin.OPERATOR, console.name()));
    }

    /** Requests a proof of the letters to a partner, and leads to it. */
    @POST
    @Path("letters/{partner}")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response beginOfLetters(@PathParam("partner") String partner) {
        if (!node.partners().containsKey(partner)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This node has no partner " + partner + ".");
        }
        return ConsoleContext.seeOther(PATH + letters.requested(partner, console.name()));
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Queries.with());
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        ProofView proof = courses.read(id);
        String title = title(speech, proof);
        ProofPage page = new ProofPage(console.frame(speech, title, "mirror"), title, course(speech, proof));
        return console.answer(ProofPage.Templates.proof(page), visit, headers);
    }

    @GET
    @Path("{id}/course")
    public Response course(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = console.visit(uri, headers);
        return console.answer(course(console.speech(visit), courses.read(id)), uri, visit, headers);
    }

    private Region course(Speech speech, ProofView proof) {
        return console.region(
                speech.visit(),
                PATH + proof.id() + "/course",
                ProofPage.Templates.receipts(courses.course(speech, proof)));
    }

    private static String title(Speech speech, ProofView proof) {
        String owner = speech.city(proof.owner());
        String begun = speech.full(proof.begun());
        return proof.to()
                .map(to -> speech.words().proofOfLetters(owner, speech.city(to), begun))
                .orElseGet(() -> speech.words().proofOf(owner, begun));
    }
}
