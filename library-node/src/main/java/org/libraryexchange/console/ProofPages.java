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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.libraryexchange.console.ProofPage.DifferenceEntry;
import org.libraryexchange.console.ProofPage.ItemLink;
import org.libraryexchange.console.ProofPage.ReceiptPart;
import org.libraryexchange.console.RunPage.Fact;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proving.LetterProofs;
import org.libraryexchange.proving.Origin;
import org.libraryexchange.proving.OwnProofRequests;
import org.libraryexchange.proving.ProofReader;
import org.libraryexchange.proving.ProofView;
import org.libraryexchange.proving.ProofView.ReceiptView;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** The pages of proofs. */
@Path("/ops/proofs")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class ProofPages {

    private static final String PATH = "/ops/proofs/";
    private static final int DIFFERENCES_SHOWN = 200;

    private final ConsoleContext console;
    private final ProofReader proofs;
    private final OwnProofRequests requests;
    private final LetterProofs letters;
    private final NodeConfig node;

    ProofPages(
            ConsoleContext console,
            ProofReader proofs,
            OwnProofRequests requests,
            LetterProofs letters,
            NodeConfig node) {
        this.console = console;
        this.proofs = proofs;
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
        ProofView proof = Parameters.uuid(id)
                .flatMap(each -> proofs.read(each).or(() -> letters.read(each)))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such proof."));
        String title = title(speech, proof);
        ProofPage page = new ProofPage(
                console.frame(speech, title, "mirror"),
                title,
                facts(speech, proof),
                proof.damaged().stream().map(item -> link(speech, proof, item)).toList(),
                proof.receipts().stream()
                        .map(receipt -> part(speech, proof, receipt))
                        .toList());
        return console.answer(ProofPage.Templates.proof(page), visit, headers);
    }

    private static String title(Speech speech, ProofView proof) {
        String owner = speech.city(proof.owner());
        String begun = speech.full(proof.begun());
        return proof.to()
                .map(to -> speech.words().proofOfLetters(owner, speech.city(to), begun))
                .orElseGet(() -> speech.words().proofOf(owner, begun));
    }

    /** What the number of everything at the owner is called. */
    private static String total(Speech speech, ProofView proof) {
        return proof.to().isPresent()
                ? speech.words().lettersAtSender()
                : speech.words().itemsAtOwner();
    }

    private static List<Fact> facts(Speech speech, ProofView proof) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(speech.words().state(), speech.words().proofState(proof.state())));
        proof.origin()
                .ifPresent(origin -> facts.add(new Fact(
                        speech.words().begunBy(),
                        speech.words().origin(origin)
                                + proof.requestedBy()
                                        .map(who -> " (" + who + ")")
                                        .orElse(""))));
        proof.items().ifPresent(items -> facts.add(new Fact(total(speech, proof), speech.number(items))));
        proof.sequence()
                .ifPresent(sequence -> facts.add(new Fact(speech.words().placeInLog(), speech.number(sequence))));
        proof.finished().ifPresent(end -> facts.add(new Fact(speech.words().took(), speech.took(proof.begun(), end))));
        proof.root().ifPresent(root -> facts.add(new Fact(speech.words().digestOfAll(), root)));
        return facts;
    }

    private static ItemLink link(Speech speech, ProofView proof, UUID item) {
        return new ItemLink(item.toString(), page(speech, proof, item));
    }

    /** The page of an item; empty for a letter, which not everybody who sees proofs may read. */
    private static String page(Speech speech, ProofView proof, UUID item) {
        return proof.to().isPresent() ? "" : speech.link("/items/" + item);
    }

    private static ReceiptPart part(Speech speech, ProofView proof, ReceiptView receipt) {
        List<Difference> differences = receipt.differences().orElse(List.of());
        long more = Math.max(0, differences.size() - DIFFERENCES_SHOWN);
        return new ReceiptPart(
                speech.words().receiptOf(speech.city(receipt.mirror()), speech.full(receipt.made())),
                receipt.verified() == receipt.items(),
                MirrorPages.result(speech, receipt),
                List.of(
                        new Fact(speech.words().verified(), speech.number(receipt.verified())),
                        new Fact(speech.words().rejectedItems(), speech.number(receipt.rejected())),
                        new Fact(speech.words().differing(), speech.number(receipt.differing())),
                        new Fact(total(speech, proof), speech.number(receipt.items()))),
                receipt.signature(),
                speech.words().signature(receipt.signature()),
                differences.stream()
                        .limit(DIFFERENCES_SHOWN)
                        .map(difference -> entry(speech, proof, difference))
                        .toList(),
                more,
                speech.number(more));
    }

    private static DifferenceEntry entry(Speech speech, ProofView proof, Difference difference) {
        return new DifferenceEntry(
                difference.id().toString(),
                page(speech, proof, difference.id()),
                speech.words().difference(difference.sort().term()),
                difference.sequence() == null ? "–" : speech.number(difference.sequence()),
                difference.mirroredSequence() == null ? "–" : speech.number(difference.mirroredSequence()),
                difference.reason() == null ? "" : speech.words().rejection(difference.reason(), difference.reason()));
    }
}
