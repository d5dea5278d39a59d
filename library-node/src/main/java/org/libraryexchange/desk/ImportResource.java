package org.libraryexchange.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.desk.Spreadsheet.Fault;
import org.libraryexchange.http.BodyLimits;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedFile;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.imports.ImportErrors;
import org.libraryexchange.imports.ImportRequest;
import org.libraryexchange.imports.ImportView;
import org.libraryexchange.imports.Imports;
import org.libraryexchange.imports.TableImports;
import org.libraryexchange.imports.TablePreview;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Violation;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/**
 * Imports a table from a spreadsheet, after showing row by row what it would change. Until the person agrees, the node
 * keeps nothing of it: the page holds the table.
 */
@Path(ImportPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.CATALOGUER)
class ImportResource {

    private static final int ERRORS_SHOWN = 50;
    private static final int RELOAD_SECONDS = 2;
    private static final List<String> STATUSES = List.of("", Status.PUBLISHED.term());

    private final DeskContext desk;
    private final ImportPages pages;
    private final TableImports tables;
    private final Imports imports;
    private final ImportErrors errors;

    ImportResource(DeskContext desk, ImportPages pages, TableImports tables, Imports imports, ImportErrors errors) {
        this.desk = desk;
        this.pages = pages;
        this.tables = tables;
        this.imports = imports;
        this.errors = errors;
    }

    @GET
    public Response choose(@Context UriInfo uri, @Context HttpHeaders headers) {
        DeskContext.parameters(uri);
        return choose("", Optional.empty(), speech -> "", uri, headers);
    }

    /** Why a file was not read, in a reader's words. */
    private interface Refusal {
        String in(DeskSpeech speech);
    }

    private Response choose(String scheme, Optional<Status> status, Refusal refusal, UriInfo uri, HttpHeaders headers) {
        Visit visit = desk.visit(uri, headers);
        DeskSpeech speech = desk.speech(visit);
        return desk.answer(
                ImportPage.Templates.importTable(pages.choose(speech, scheme, status, refusal.in(speech))),
                visit,
                headers);
    }

    /** Shows what a table would change. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response preview(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            byte[] body,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        PostedFile posted = PostedFile.of(type, body);
        Optional<Status> status = status(posted.fields());
        String scheme = posted.fields().one("scheme").map(String::strip).orElse("");
        if (!ImportRequest.isScheme(scheme)) {
            return choose(scheme, status, speech -> speech.words().schemeInvalid(), uri, headers);
        }
        Optional<Fault> fault = Spreadsheet.fault(posted.content(), BodyLimits.largestTable());
        if (fault.isPresent()) {
            return choose(
                    scheme,
                    status,
                    speech -> speech.words().tableFault(fault.get().term()),
                    uri,
                    headers);
        }
        return preview(
                Spreadsheet.of(posted.content()),
                ImportRequest.ofTable(scheme, status),
                Optional.empty(),
                uri,
                headers);
    }

    private static Optional<Status> status(PostedForm form) {
        String status = form.one("status").orElse("");
        Parameters.requireOneOf("status", status, STATUSES);
        return Optional.of(status).filter(term -> !term.isEmpty()).map(Status::of);
    }

    /** @param seen fingerprint of what the person has seen; empty if nothing yet */
    private Response preview(
            Spreadsheet table, ImportRequest request, Optional<String> seen, UriInfo uri, HttpHeaders headers) {
        TablePreview preview;
        try {
            preview = tables.preview(table.csv(), request);
        } catch (ProblemException e) {
            return choose(request.scheme(), request.status(), speech -> refused(speech, e), uri, headers);
        }
        if (seen.equals(Optional.of(preview.fingerprint()))) {
            return DeskContext.seeOther(
                    ImportPages.PATH + "/" + tables.begin(table.csv(), request).id());
        }
        Visit visit = desk.visit(uri, headers);
        return desk.answer(
                ImportPage.Templates.importPreview(
                        pages.preview(desk.speech(visit), table, request, preview, seen.isPresent())),
                visit,
                headers);
    }

    /** What is wrong with the first line, or with a row that never ends. */
    private static String refused(DeskSpeech speech, ProblemException refusal) {
        Violation violation = refusal.violations().get(0);
        String text = speech.problem("", violation.rule(), violation.message());
        return violation.pointer().isEmpty()
                ? text
                : speech.words().rowProblem(violation.pointer().substring(1), text);
    }

    /** Begins the import, if it would still do what the person has seen. */
    @POST
    @Path("confirmed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirmed(byte[] body, @Context UriInfo uri, @Context HttpHeaders headers) {
        PostedForm form = PostedForm.of(body);
        String scheme = form.one("scheme").orElse("");
        if (!ImportRequest.isScheme(scheme)) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The form names no identifier scheme.");
        }
        Spreadsheet table = Spreadsheet.unpacked(form.one("table").orElse(""), BodyLimits.largestTable())
                .orElseThrow(() -> new ProblemException(ProblemType.BAD_REQUEST, "The form holds no table."));
        return preview(
                table,
                ImportRequest.ofTable(scheme, status(form)),
                Optional.of(form.one("seen").orElse("")),
                uri,
                headers);
    }

    @GET
    @Path("{id}")
    public Response run(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        DeskContext.parameters(uri);
        ImportView view = imports.named(id);
        Visit visit = desk.visit(uri, headers);
        Response page = desk.answer(
                ImportPage.Templates.importRun(
                        pages.run(desk.speech(visit), view, errors.page(view.id(), 0, ERRORS_SHOWN))),
                visit,
                headers);
        return view.isAtRest()
                ? page
                : Response.fromResponse(page).header("Refresh", RELOAD_SECONDS).build();
    }

    /** A table with the columns of a kind and one item to replace. */
    @GET
    @Path("template")
    @Produces("text/csv")
    public Response template(@Context UriInfo uri) {
        List<String> kinds = Arrays.stream(Kind.values()).map(Kind::term).toList();
        String kind = DeskContext.parameters(uri, "kind").one("kind", kinds).orElse(kinds.get(0));
        StreamingOutput content = TableTemplates.of(kind)::write;
        return DeskContext.table(content, kind + ".csv");
    }
}
