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
import org.libraryexchange.console.MirrorPage.History;
import org.libraryexchange.console.MirrorPage.Partner;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.ops.StatusReader;
import org.libraryexchange.pauses.Pause;
import org.libraryexchange.pauses.PauseRequest;
import org.libraryexchange.pauses.Pauses;
import org.libraryexchange.proving.LetterProofs;
import org.libraryexchange.proving.ProofReader;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** The page about the mirrors in both directions. */
@Path("/ops/mirror")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class MirrorPages {

    private static final int PROOFS_SHOWN = 20;
    private static final List<Long> SPANS = List.of(1L, 4L, 12L, 24L, 72L, Pause.LONGEST.toHours());

    private final ConsoleContext console;
    private final NodeConfig node;
    private final StatusReader status;
    private final ProofReader proofs;
    private final LetterProofs letters;
    private final Pauses pauses;
    private final Clock clock;

    MirrorPages(
            ConsoleContext console,
            NodeConfig node,
            StatusReader status,
            ProofReader proofs,
            LetterProofs letters,
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
        String own = node.city();
        MirrorPage page = new MirrorPage(
                console.frame(speech, speech.words().section("mirror"), "mirror"),
                speech,
                own,
                status.read().partners().stream()
                        .map(partner -> new Partner(partner, pauses.current(partner.city())))
                        .toList(),
                SPANS,
                Stream.of(
                                Stream.of(history(own, Optional.empty(), proofs)),
                                partners.stream().map(partner -> history(partner, Optional.empty(), proofs)),
                                partners.stream()
                                        .flatMap(partner -> Stream.of(
                                                history(own, Optional.of(partner), letters.reader(partner)),
                                                history(partner, Optional.of(own), letters.reader(partner)))))
                        .flatMap(histories -> histories)
                        .toList());
        return console.answer(MirrorPage.Templates.mirror(page), visit, headers);
    }

    private static History history(String owner, Optional<String> to, ProofReader reader) {
        return new History(owner, to, reader.latest(owner, Parameters.END_OF_TIME, PROOFS_SHOWN));
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
}
