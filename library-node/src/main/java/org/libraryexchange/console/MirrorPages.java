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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.console.MirrorPage.Choice;
import org.libraryexchange.console.MirrorPage.History;
import org.libraryexchange.console.MirrorPage.Pair;
import org.libraryexchange.console.MirrorPage.Part;
import org.libraryexchange.console.MirrorPage.Pausing;
import org.libraryexchange.console.MirrorPage.ProofEntry;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.ops.ExchangeStatus.PartnerStatus;
import org.libraryexchange.ops.StatusReader;
import org.libraryexchange.pauses.Pause;
import org.libraryexchange.pauses.PauseRequest;
import org.libraryexchange.pauses.Pauses;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proving.LastProof;
import org.libraryexchange.proving.ProofReader;
import org.libraryexchange.proving.ProofView;
import org.libraryexchange.proving.ProofView.ReceiptView;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** The page about the mirrors in both directions. */
@Path("/ops/mirror")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class MirrorPages {

    private static final String PATH = "/ops/mirror/";
    private static final int PROOFS_SHOWN = 20;
    private static final List<Long> SPANS = List.of(1L, 4L, 12L, 24L, 72L, Pause.LONGEST.toHours());

    private final ConsoleContext console;
    private final NodeConfig node;
    private final StatusReader status;
    private final ProofReader proofs;
    private final LetterMirrors letters;
    private final Pauses pauses;
    private final Clock clock;

    MirrorPages(
            ConsoleContext console,
            NodeConfig node,
            StatusReader status,
            ProofReader proofs,
            LetterMirrors letters,
            Pauses pauses,
            Clock clock) {
        this.console = console;
        this.node = node;
        this.status = status;
        this.proofs = proofs;
        this.letters = letters;
        this.pauses = pauses;
        this.clock = clock;
    }

    @GET
    public Response read(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Queries.with());
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        List<String> partners = node.partners().keySet().stream().sorted().toList();
        MirrorPage page = new MirrorPage(
                console.frame(speech, speech.words().section("mirror"), "mirror"),
                partners.stream().map(partner -> pausing(speech, partner)).toList(),
                SPANS.stream()
                        .map(hours -> new Choice(hours, speech.span(Duration.ofHours(hours))))
                        .toList(),
                status.read().partners().stream()
                        .flatMap(partner -> Stream.concat(
                                Stream.of(theirs(speech, partner), ours(speech, partner)),
                                letters.pairs(speech, partner)))
                        .toList(),
                Stream.concat(
                                Stream.concat(Stream.of(node.city()), partners.stream())
                                        .map(city -> history(speech, city)),
                                partners.stream().flatMap(partner -> letters.histories(speech, partner)))
                        .toList(),
                partners.stream()
                        .map(partner -> letters.provable(speech, partner))
                        .toList());
        return console.answer(MirrorPage.Templates.mirror(page), visit, headers);
    }

    private Pausing pausing(Speech speech, String partner) {
        String city = speech.city(partner);
        Optional<Pause> pause = pauses.current(partner);
        return new Pausing(
                city,
                speech.accent(partner),
                pause.isPresent(),
                pause.map(it -> speech.pauses()
                                .because(city, speech.full(it.ends()), it.by(), speech.full(it.began()), it.reason()))
                        .orElseGet(() -> speech.pauses().none(city)),
                PATH + partner);
    }

    /** Pauses a partner for some hours, or gives its pause another end. */
    @POST
    @Path("{partner}/pause")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response pause(@PathParam("partner") String partner, byte[] body) {
        PostedForm form = PostedForm.ofFewFields(body);
        long span = Parameters.wholeNumber("hours", form.one("hours").orElse(""), 1, Pause.LONGEST.toHours());
        PauseRequest request =
                PauseRequest.of(form.one("reason").orElse(""), clock.instant().plus(Duration.ofHours(span)));
        Pause unused = pauses.pause(partner, request, console.name());
        return ConsoleContext.seeOther("/ops/mirror");
    }

    @POST
    @Path("{partner}/resume")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response resume(@PathParam("partner") String partner) {
        pauses.resume(partner);
        return ConsoleContext.seeOther("/ops/mirror");
    }

    private Pair theirs(Speech speech, PartnerStatus partner) {
        String received = partner.appliedThere()
                .map(place -> speech.words().receivedUpTo(speech.number(place.sequence()), speech.full(place.told())))
                .orElse("");
        return pair(
                speech,
                speech.words().theyHold(speech.city(partner.city())),
                node.city(),
                partner.provedThere(),
                received);
    }

    private static Pair ours(Speech speech, PartnerStatus partner) {
        return pair(
                speech, speech.words().weHold(speech.city(partner.city())), partner.city(), partner.provedHere(), "");
    }

    private static Pair pair(Speech speech, String title, String owner, Optional<LastProof> proof, String received) {
        String all = speech.words().itemsAtOwner();
        return pair(speech, title, owner, proof, new Wording(all, speech.words().notProved()), received);
    }

    /**
     * Words around a proof.
     *
     * @param total what the sum is called
     * @param note what is said if there is no proof
     */
    record Wording(String total, String note) {}

    static Pair pair(
            Speech speech, String title, String owner, Optional<LastProof> proof, Wording words, String received) {
        return new Pair(
                title,
                speech.accent(owner),
                proof.isPresent(),
                proof.filter(it -> it.verified() == it.items()).isPresent(),
                proof.map(it -> speech.full(it.made())).orElse(""),
                words.note(),
                proof.map(it -> parts(speech, it)).orElse(List.of()),
                new Part(
                        words.total(),
                        proof.map(it -> speech.number(it.items())).orElse("")),
                proof.map(it -> speech.link("/ops/proofs/" + it.proof())).orElse(""),
                received,
                proof.map(it -> Proved.later(speech, it)).orElse(""));
    }

    private static List<Part> parts(Speech speech, LastProof proof) {
        return List.of(
                new Part(speech.words().verified(), speech.number(proof.verified())),
                new Part(speech.words().rejectedItems(), speech.number(proof.rejected())),
                new Part(speech.words().differing(), speech.number(proof.differing())));
    }

    private History history(Speech speech, String city) {
        return history(speech, speech.words().proofsOf(speech.city(city)), city, proofs);
    }

    static History history(Speech speech, String title, String city, ProofReader proofs) {
        return new History(
                title,
                speech.accent(city),
                proofs.latest(city, Parameters.END_OF_TIME, PROOFS_SHOWN).stream()
                        .map(proof -> entry(speech, proof))
                        .toList());
    }

    private static ProofEntry entry(Speech speech, ProofView proof) {
        Optional<ReceiptView> last = proof.receipts().stream().reduce((earlier, later) -> later);
        boolean good = last.filter(it -> it.verified() == it.items()).isPresent()
                && proof.damaged().isEmpty();
        return new ProofEntry(
                speech.link("/ops/proofs/" + proof.id()),
                speech.full(proof.begun()),
                proof.origin().map(speech.words()::origin).orElse(""),
                proof.items().isPresent() ? speech.number(proof.items().getAsLong()) : "",
                last.map(it -> result(speech, it))
                        .orElseGet(() -> speech.words().noAnswer()),
                good,
                proof.finished().map(end -> speech.took(proof.begun(), end)).orElse(""));
    }

    static String result(Speech speech, ReceiptView receipt) {
        return switch (receipt.outcome()) {
            case INTERRUPTED ->
                receipt.why().filter(Receipt.PAUSED::equals).isPresent()
                        ? speech.pauses().notCompared()
                        : speech.words().interrupted();
            case CATCHING_UP -> speech.words().stillCatchingUp();
            case BUCKETS_DIFFER -> speech.words().partsDiffer();
            case VERIFIED, ITEMS_DIFFER ->
                receipt.verified() == receipt.items()
                        ? speech.words().allVerified()
                        : speech.words().apart(receipt.rejected(), receipt.differing());
        };
    }
}
