package org.libraryexchange.pages.browse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.http.Gzip;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.catalogue.formats.OaiAnswer;
import org.libraryexchange.catalogue.formats.OaiAnswer.Failure;
import org.libraryexchange.catalogue.formats.OaiAnswer.Identity;
import org.libraryexchange.catalogue.formats.OaiAnswer.OaiSet;
import org.libraryexchange.catalogue.formats.OaiAnswer.Records;
import org.libraryexchange.catalogue.formats.OaiAnswer.Sets;
import org.libraryexchange.catalogue.formats.OaiWriter;
import org.libraryexchange.catalogue.harvest.Oai;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;

/** Answers harvesters in XML, and people who open the address with the same as a page. */
@InTurn
@Path(Oai.PATH)
class OaiResource {

    private static final String VERB = "verb";

    private final BrowseContext context;
    private final Oai oai;
    private final Readers readers;

    OaiResource(BrowseContext context, Oai oai, Readers readers) {
        this.context = context;
        this.oai = oai;
        this.readers = readers;
    }

    /** An answer as a page. */
    record OaiPage(Frame frame, BrowseTexts in, OaiAnswer answer) {

        public Optional<Failure> failure() {
            return part(Failure.class);
        }

        public Optional<Identity> identity() {
            return part(Identity.class);
        }

        public List<OaiSet> sets() {
            return part(Sets.class).map(Sets::sets).orElse(List.of());
        }

        public Optional<Records> records() {
            return part(Records.class);
        }

        private <T> Optional<T> part(Class<T> type) {
            return Optional.of(answer.content()).filter(type::isInstance).map(type::cast);
        }

        public Address records(String set) {
            return verb("ListRecords").with("metadataPrefix", "oai_dc").with("set", set);
        }

        public Address record(String identifier) {
            return verb("GetRecord").with("metadataPrefix", "oai_dc").with("identifier", identifier);
        }

        /** The next page of a list; empty at its end. */
        public Optional<Address> next() {
            return records()
                    .flatMap(Records::token)
                    .filter(token -> !token.isEmpty())
                    .map(token -> verb(answer.arguments().get(VERB)).with("resumptionToken", token));
        }

        public Address verb(String verb) {
            return Address.of(Oai.PATH).with(VERB, verb);
        }
    }

    @GET
    public Response read() {
        return answer(context.uri().getQueryParameters());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(byte[] form) {
        return answer(PostedForm.ofFewFields(form).fields());
    }

    private Response answer(Map<String, List<String>> arguments) {
        MediaType wanted = Pages.wanted(
                context.headers(), MediaType.TEXT_XML_TYPE, MediaType.APPLICATION_XML_TYPE, MediaType.TEXT_HTML_TYPE);
        return wanted.equals(MediaType.TEXT_HTML_TYPE) ? page(arguments) : file(oai.answer(arguments));
    }

    private Response file(OaiAnswer answer) {
        boolean zipped = Gzip.isTaken(context.headers().getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        byte[] xml = OaiWriter.bytes(answer);
        Response.ResponseBuilder file = Response.ok(zipped ? Gzip.of(xml) : xml, OaiWriter.TYPE + ";charset=UTF-8")
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding");
        return zipped ? file.header(HttpHeaders.CONTENT_ENCODING, "gzip").build() : file.build();
    }

    /** The page has a language, which harvesters do not ask for. Without any question it tells whose records these are. */
    private Response page(Map<String, List<String>> arguments) {
        Map<String, List<String>> asked = new LinkedHashMap<>(arguments);
        asked.remove(Visits.LANGUAGE);
        Visit visit = context.visit(arguments.keySet());
        BrowseTexts in = readers.of(visit);
        OaiAnswer answer = oai.answer(asked.isEmpty() ? Map.of(VERB, List.of("Identify")) : asked);
        Frame frame = readers.frame(visit, in.words().harvest(), false);
        return context.answer(BrowseTemplates.oai(new OaiPage(frame, in, answer)), visit);
    }
}
