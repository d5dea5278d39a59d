package org.libraryexchange.pages.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.qute.i18n.MessageBundle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.rejected.Dismissal;
import org.libraryexchange.exchange.rejected.RejectedQuery;
import org.libraryexchange.exchange.rejected.RejectedRecord;
import org.libraryexchange.exchange.rejected.RejectedRecord.Disposition;
import org.libraryexchange.exchange.rejected.RejectedRecords;
import org.libraryexchange.exchange.rejected.RejectedRecords.RetryCounts;
import org.libraryexchange.exchange.rejected.RejectedRepository;
import org.libraryexchange.exchange.rejected.RejectedState;
import org.libraryexchange.exchange.rejected.Retries;
import org.libraryexchange.exchange.rejected.Retries.RetryOutcome;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** Rejected records: people read, retry or dismiss them. */
@Path("/ops/rejected")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class RejectedPages {

    private static final String PATH = "/ops/rejected";
    private static final int PAGE = 50;
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BYTES_DUMPED = 4_096;
    private static final int TEXT_SHOWN = 65_536;

    private final ConsoleContext console;
    private final RejectedRepository rejected;
    private final RejectedRecords records;
    private final Retries retries;

    RejectedPages(ConsoleContext console, RejectedRepository rejected, RejectedRecords records, Retries retries) {
        this.console = console;
        this.rejected = rejected;
        this.records = records;
        this.retries = retries;
    }

    /**
     * The rejected records.
     *
     * @param state whose records are listed; empty for all
     * @param next link to the next page; empty on the last one
     * @param retried the result of retrying all records; empty unless that was just done
     */
    record Page(
            StaffFrame frame,
            ConsoleTexts in,
            Optional<RejectedState> state,
            List<RejectedRecord> rows,
            String next,
            Optional<RetryCounts> retried) {

        public RejectedState[] states() {
            return RejectedState.values();
        }
    }

    /**
     * One record.
     *
     * @param outcome of the action just taken, as a term; empty otherwise
     */
    record Detail(StaffFrame frame, ConsoleTexts in, RejectedRecord row, List<Header> headers, String outcome) {

        /** Whether nobody knows who has written it, so that whoever dismisses it says how the rights are. */
        public boolean stranger() {
            return Dismissal.isOfUnknownWriter(row.reason());
        }

        /** The key as text, or as hexadecimal digits if it is not text. */
        public String key() {
            byte[] key = row.content().key();
            return key == null ? "" : Bytes.shown(key);
        }

        /** Whether its value is too large to be shown. */
        public boolean giant() {
            return row.content().headers() == null && !row.purged();
        }

        public boolean empty() {
            return row.content().value() == null && !giant();
        }

        /** Its value as text; empty if it is not text. */
        public Optional<String> text() {
            return value().flatMap(Bytes::text)
                    .map(text -> text.length() > TEXT_SHOWN ? text.substring(0, TEXT_SHOWN) + "…" : text);
        }

        /** The first bytes of its value as a hex dump. */
        public String hex() {
            return value().map(value -> Bytes.dump(value, BYTES_DUMPED)).orElse("");
        }

        /** Whether its value has more bytes than the dump shows. */
        public boolean cut() {
            return value().filter(value -> value.length > BYTES_DUMPED).isPresent();
        }

        private Optional<byte[]> value() {
            return Optional.ofNullable(row.content().value());
        }
    }

    record Header(String name, String value) {}

    @GET
    public Response list() {
        Parameters parameters = console.parameters("state", "after", "retried", "unfit", "superseded");
        ConsoleTexts in = console.texts();
        Optional<RejectedState> state = parameters.one("state", RejectedState.values(), RejectedState::term);
        RejectedRepository.RejectedPage<RejectedRecord> found = rejected.page(query(state, parameters));
        Address list = Address.of(PATH);
        Address shown = state.map(each -> list.with("state", each.term())).orElse(list);
        Page page = new Page(
                console.frame(in, "rejected"),
                in,
                state,
                found.records(),
                found.last().map(last -> in.link(shown, "after", last)).orElse(""),
                parameters
                        .one("retried")
                        .map(requested -> new RetryCounts(
                                count(parameters, "retried"),
                                count(parameters, "unfit"),
                                count(parameters, "superseded"))));
        return console.answer(ConsoleTemplates.rejected(page), in);
    }

    private static int count(Parameters parameters, String name) {
        return (int) parameters.number(name, 0, 0, Integer.MAX_VALUE);
    }

    private static RejectedQuery query(Optional<RejectedState> state, Parameters parameters) {
        return new RejectedQuery(
                parameters.number("after", 0, 0, Long.MAX_VALUE),
                PAGE,
                state.stream().toList(),
                Optional.empty());
    }

    /** The list as a table for a spreadsheet. */
    @GET
    @Path("table")
    @Produces("text/csv")
    public Response table(@Context UriInfo uri) {
        return records.table(RejectedQuery.of(uri.getQueryParameters()));
    }

    @GET
    @Path("{id}/value")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response value(@PathParam("id") String id) {
        return records.value(RejectedQuery.id(id));
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) throws IOException {
        Parameters parameters = console.parameters("outcome");
        ConsoleTexts in = console.texts();
        RejectedRecord record = rejected.record(RejectedQuery.id(id));
        String title = in.messages(Messages.class).title(record.id(), in.city(record.partner()));
        Detail page =
                new Detail(console.frame(in, title, "rejected"), in, record, headers(record), outcome(parameters));
        return console.answer(ConsoleTemplates.record(page), in);
    }

    /** The result of the action just taken, as a term; empty if there was none. */
    static String outcome(Parameters parameters) {
        return parameters
                .one("outcome", List.of("requested", "still-unfit", "superseded", "dismissed", "kept"))
                .orElse("");
    }

    private static List<Header> headers(RejectedRecord record) throws JsonProcessingException {
        List<Header> headers = new ArrayList<>();
        if (record.content().headers() != null) {
            for (JsonNode header : JSON.readTree(record.content().headers())) {
                JsonNode value = header.path("value");
                headers.add(new Header(
                        header.path("name").asText(),
                        value.isTextual() ? Bytes.shown(Base64.getDecoder().decode(value.asText())) : ""));
            }
        }
        return headers;
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response retry(@PathParam("id") String id) {
        RetryOutcome outcome = retries.retry(RejectedQuery.id(id), console.name());
        return ConsoleContext.seeOther(PATH + "/" + RejectedQuery.id(id) + "?outcome=" + outcome.term());
    }

    @POST
    @Path("retry")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response retryAll() {
        RetryCounts counts = records.retryAll(console.name());
        return ConsoleContext.seeOther(PATH + "?retried=" + counts.requested() + "&unfit=" + counts.stillUnfit()
                + "&superseded=" + counts.superseded());
    }

    @POST
    @Path("{id}/dismiss")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response dismiss(@PathParam("id") String id, byte[] body) {
        RejectedRecord record = retries.dismiss(RejectedQuery.id(id), dismissal(body), console.name());
        return ConsoleContext.seeOther(PATH + "/" + record.id() + "?outcome=" + dismissed(record.disposition()));
    }

    static Dismissal dismissal(byte[] body) {
        PostedForm form = PostedForm.ofFewFields(body);
        return Dismissal.of(form.one("reason").orElse(""), form.one("rights"));
    }

    /** What became of a record that somebody wanted to dismiss, as a term. */
    static String dismissed(Disposition disposition) {
        return disposition.state().isSettled() ? "dismissed" : "kept";
    }

    /** The texts of these pages. They are in {@code messages/rejected_*.properties}, by language. */
    @MessageBundle(value = "rejected", locale = "en")
    interface Messages {

        String lead();

        String title(long id, String city);

        String state(RejectedState state);

        String at();

        /**
         * The reason for a rejected record. English shows the detail, which is in English; other languages use the reason's
         * code.
         */
        String rejection(String reason, String detail);

        String allStates();

        String none();

        String noneOfState();

        String from();

        String retryAll();

        String retriedAll(int requested, int unfit, int superseded);

        String retry();

        String retryText();

        String dismiss();

        String dismissText();

        String dismissReason();

        String outcome(String outcome);

        String settled();

        String atBy(String at, String who);

        String note();

        String writtenAt();

        String topicAndOffset();

        String size();

        String bytes(String n);

        String key();

        String headers();

        String value();

        String noValue();

        String giant();

        String notText();

        String asHex();

        String cutAt();

        String download();

        String letters();

        String lettersLead();
    }
}
