package org.libraryexchange.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.rejected.Dismissal;
import org.libraryexchange.rejected.Disposition;
import org.libraryexchange.rejected.RejectedIds;
import org.libraryexchange.rejected.RejectedQuery;
import org.libraryexchange.rejected.RejectedRecord;
import org.libraryexchange.rejected.RejectedRecords;
import org.libraryexchange.rejected.RejectedRepository;
import org.libraryexchange.rejected.RejectedState;
import org.libraryexchange.rejected.Retries;
import org.libraryexchange.rejected.RetryCounts;
import org.libraryexchange.rejected.RetryOutcome;
import org.libraryexchange.security.Roles;
import org.libraryexchange.signin.StaffFrame;
import org.libraryexchange.web.Address;

/** Rejected records: people read, retry or dismiss them. */
@Path("/ops/rejected")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class RejectedPages {

    private static final String PATH = "/ops/rejected";
    private static final int PAGE = 50;
    private static final int BYTES_DUMPED = 4_096;
    private static final int TEXT_SHOWN = 65_536;

    private final ConsoleContext console;
    private final RejectedRepository rejected;
    private final RejectedRecords records;
    private final Retries retries;
    private final ObjectMapper json;

    RejectedPages(
            ConsoleContext console,
            RejectedRepository rejected,
            RejectedRecords records,
            Retries retries,
            ObjectMapper json) {
        this.console = console;
        this.rejected = rejected;
        this.records = records;
        this.retries = retries;
        this.json = json;
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
            Speech in,
            Optional<String> state,
            List<RejectedRecord> rows,
            String next,
            Optional<RetryCounts> retried) {

        public List<String> states() {
            return RejectedState.terms();
        }
    }

    /**
     * One record.
     *
     * @param key as text, or as hexadecimal digits if it is not text
     * @param outcome of the action just taken, as a term; empty otherwise
     */
    record Detail(
            StaffFrame frame,
            Speech in,
            RejectedRecord row,
            String key,
            List<Header> headers,
            ShownValue value,
            String outcome) {

        /** Whether nobody knows who has written it, so that whoever dismisses it says how the rights are. */
        public boolean stranger() {
            return Dismissal.isOfUnknownWriter(row.reason());
        }
    }

    record Header(String name, String value) {}

    /**
     * The value of a record.
     *
     * @param giant whether it is too large to be shown
     * @param empty whether it has no value
     * @param binary whether the value is not text
     * @param text the value as text; empty if it is not text
     * @param hex the first bytes of the value as a hex dump
     * @param cut whether the value has more bytes than the dump shows
     */
    record ShownValue(boolean giant, boolean empty, boolean binary, String text, String hex, boolean cut) {}

    @GET
    public Response list() {
        Parameters parameters = console.parameters("state", "after", "retried", "unfit", "superseded");
        Speech speech = console.speech();
        Optional<String> state = parameters.one("state", RejectedState.terms());
        RejectedRepository.RejectedPage found = rejected.page(query(state, parameters));
        Address list = Address.of(PATH);
        Address shown = state.map(term -> list.with("state", term)).orElse(list);
        Page page = new Page(
                console.frame(speech, "rejected"),
                speech,
                state,
                found.records(),
                found.more() ? speech.link(shown, "after", found.last()) : "",
                parameters
                        .one("retried")
                        .map(requested -> new RetryCounts(
                                count(parameters, "retried"),
                                count(parameters, "unfit"),
                                count(parameters, "superseded"))));
        return console.answer(ConsoleTemplates.rejected(page), speech);
    }

    private static int count(Parameters parameters, String name) {
        return (int) parameters.number(name, 0, 0, Integer.MAX_VALUE);
    }

    private static RejectedQuery query(Optional<String> state, Parameters parameters) {
        return new RejectedQuery(
                parameters.number("after", 0, 0, Long.MAX_VALUE),
                PAGE,
                state.flatMap(RejectedState::of).stream().toList(),
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
        return records.value(RejectedIds.parse(id));
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) throws IOException {
        Parameters parameters = console.parameters("outcome");
        Speech speech = console.speech();
        RejectedRecord record = rejected.read(RejectedIds.parse(id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such rejected record."));
        Detail page = detail(speech, record, outcome(parameters));
        return console.answer(ConsoleTemplates.record(page), speech);
    }

    /** The result of the action just taken, as a term; empty if there was none. */
    static String outcome(Parameters parameters) {
        return parameters
                .one("outcome", List.of("requested", "still-unfit", "superseded", "dismissed", "kept"))
                .orElse("");
    }

    private Detail detail(Speech speech, RejectedRecord record, String outcome) throws JsonProcessingException {
        String title = speech.words().recordTitle(record.id(), speech.city(record.partner()));
        byte[] key = record.content().key();
        return new Detail(
                console.frame(speech, title, "rejected"),
                speech,
                record,
                key == null ? "" : Bytes.shown(key),
                headers(record),
                value(record),
                outcome);
    }

    private static ShownValue value(RejectedRecord record) {
        byte[] value = record.content().value();
        boolean giant = record.content().headers() == null && !record.purged();
        Optional<String> text = value == null ? Optional.empty() : Bytes.text(value);
        return new ShownValue(
                giant,
                value == null && !giant,
                text.isEmpty(),
                text.map(RejectedPages::beginning).orElse(""),
                value == null ? "" : Bytes.dump(value, BYTES_DUMPED),
                value != null && value.length > BYTES_DUMPED);
    }

    private static String beginning(String text) {
        return text.length() > TEXT_SHOWN ? text.substring(0, TEXT_SHOWN) + "…" : text;
    }

    private List<Header> headers(RejectedRecord record) throws JsonProcessingException {
        List<Header> headers = new ArrayList<>();
        if (record.content().headers() != null) {
            for (JsonNode header : json.readTree(record.content().headers())) {
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
        RetryOutcome outcome =
                retries.retry(RejectedIds.parse(id), console.name()).outcome();
        return ConsoleContext.seeOther(PATH + "/" + RejectedIds.parse(id) + "?outcome=" + outcome.term());
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
        RejectedRecord record = retries.dismiss(RejectedIds.parse(id), dismissal(body), console.name());
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
}
