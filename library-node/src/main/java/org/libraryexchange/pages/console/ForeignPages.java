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
import java.util.List;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.foreign.ForeignRecords;
import org.libraryexchange.exchange.foreign.ForeignRecords.ForeignLog;
import org.libraryexchange.exchange.foreign.Settling;
import org.libraryexchange.pages.signin.StaffFrame;

/** Records in the city's own logs that somebody else has written. Operators settle them. */
@Path("/ops/foreign")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class ForeignPages {

    private static final String PATH = "/ops/foreign";
    private static final String DONE = "done";
    private static final String SETTLED = "settled";

    private final ConsoleContext console;
    private final ForeignRecords records;

    ForeignPages(ConsoleContext console, ForeignRecords records) {
        this.console = console;
        this.records = records;
    }

    /** @param settled whether the records of a log were just settled */
    record Page(StaffFrame frame, ConsoleTexts in, List<ForeignLog> logs, boolean settled) {}

    @GET
    public Response list() {
        boolean settled = console.parameters(DONE).one(DONE, List.of(SETTLED)).isPresent();
        ConsoleTexts in = console.texts();
        StaffFrame frame = console.frame(in, in.messages(Messages.class).title(), "overview");
        return console.answer(ConsoleTemplates.foreign(new Page(frame, in, records.unsettled(), settled)), in);
    }

    @POST
    @Path("{topic}/settle")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response settle(@PathParam("topic") String topic, byte[] body) {
        String seen = PostedForm.ofFewFields(body).one("records").orElse("");
        records.settle(topic, Settling.of(seen));
        return ConsoleContext.seeOther(PATH + "?" + DONE + "=" + SETTLED);
    }

    /** The texts of these pages. They are in {@code messages/foreign_*.properties}, by language. */
    @MessageBundle(value = "foreign", locale = "en")
    interface Messages {

        String headline();

        String title();

        String lead();

        String none();

        String count();

        String offsets();

        String noticed();

        String corrected();

        String correctedText();

        String settled();

        String rights();

        String notYet();
    }
}
