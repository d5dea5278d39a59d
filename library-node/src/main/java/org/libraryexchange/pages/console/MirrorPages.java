package org.libraryexchange.pages.console;

import io.quarkus.qute.i18n.MessageBundle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.pauses.Pause;
import org.libraryexchange.exchange.pauses.PauseRequest;
import org.libraryexchange.exchange.pauses.Pauses;
import org.libraryexchange.exchange.proving.ProofReader;
import org.libraryexchange.exchange.proving.ProofView;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.watch.status.ExchangeStatus;
import org.libraryexchange.watch.status.StatusReader;

/** The page about what the cities hold of each other's catalogues, letters and pictures, and the proofs of it. */
@Path("/ops/mirror")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class MirrorPages {

    private static final String PATH = "/ops/mirror";
    private static final int PROOFS_SHOWN = 20;
    private static final List<Long> SPANS = List.of(1L, 4L, 12L, 24L, 72L, Pause.LONGEST.toHours());

    private final ConsoleContext console;
    private final StatusReader status;
    private final NodeLogs logs;
    private final Pauses pauses;

    MirrorPages(ConsoleContext console, StatusReader status, NodeLogs logs, Pauses pauses) {
        this.console = console;
        this.status = status;
        this.logs = logs;
        this.pauses = pauses;
    }

    record Page(StaffFrame frame, ConsoleTexts in, ExchangeStatus status, List<History> histories) {

        /** For which a partner can be paused, in hours. */
        public List<Long> spans() {
            return SPANS;
        }
    }

    /**
     * The latest proofs of a log.
     *
     * @param to the city that letters are for; else empty
     */
    record History(String log, String owner, String to, List<ProofView> proofs) {}

    @GET
    public Response read() {
        console.parameters();
        ConsoleTexts in = console.texts();
        ExchangeStatus now = status.read();
        Page page = new Page(
                console.frame(in, "mirror"),
                in,
                now,
                logs.all().flatMap(MirrorPages::histories).toList());
        return console.answer(ConsoleTemplates.mirror(page), in);
    }

    /** Of the city's own log first, then of those of its partners. */
    private static Stream<History> histories(LogTables of) {
        ProofReader proofs = new ProofReader(of);
        return Stream.concat(Stream.of(of.city()), of.partners().stream().sorted())
                .map(owner -> new History(
                        of.own().sort().term(),
                        owner,
                        of.of(owner).to().orElse(""),
                        proofs.latest(owner, Parameters.END_OF_TIME, PROOFS_SHOWN)));
    }

    /** Pauses a partner for some hours, or gives its pause another end. */
    @POST
    @Path("{partner}/pause")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response pause(@PathParam("partner") String partner, byte[] body) {
        PostedForm form = PostedForm.ofFewFields(body);
        long span = Parameters.wholeNumber("hours", form.one("hours").orElse(""), 1, Pause.LONGEST.toHours());
        PauseRequest request = PauseRequest.of(
                form.one("reason").orElse(""), console.texts().now().plus(Duration.ofHours(span)));
        Pause unused = pauses.pause(partner, request, console.name());
        return ConsoleContext.seeOther(PATH);
    }

    @POST
    @Path("{partner}/resume")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response resume(@PathParam("partner") String partner) {
        pauses.resume(partner);
        return ConsoleContext.seeOther(PATH);
    }

    /** The texts of these pages. They are in {@code messages/pause_*.properties}, by language. */
    @MessageBundle(value = "pause", locale = "en")
    interface Messages {

        String until(String until);

        String there(String city);

        String title(String city);

        String none(String city);

        String because(String city, String until, String by, String began, String reason);

        String begin(String city);

        String anew();

        String beginText();

        String span();

        String reason();

        String end(String city);

        String endText();

        String notCompared();
    }
}
