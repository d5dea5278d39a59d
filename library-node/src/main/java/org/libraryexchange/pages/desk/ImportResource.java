package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.http.BodyLimits;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.PostedForm.WithFile;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.ImportDetails;
import org.libraryexchange.catalogue.imports.ImportRequest;
import org.libraryexchange.catalogue.imports.ImportView;
import org.libraryexchange.catalogue.imports.Imports;
import org.libraryexchange.catalogue.imports.ItemTable;
import org.libraryexchange.catalogue.imports.TableImports;
import org.libraryexchange.catalogue.imports.TablePreview;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.Violation;
import org.libraryexchange.pages.desk.Spreadsheet.Fault;

/**
 * Imports a table from a spreadsheet, after showing row by row what it would change. Until the person agrees, the node
 * keeps nothing of it: the page holds the table.
 */
@Path(ImportPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.CATALOGUER)
class ImportResource {

    /** The scheme of the identifiers in the templates. Whoever imports them may choose another. */
    private static final String TEMPLATE_SCHEME = "own-key";

    private static final int ERRORS_SHOWN = 50;
    private static final int RELOAD_SECONDS = 2;
    private static final List<String> STATUSES = List.of("", Status.PUBLISHED.term());

    private final DeskContext desk;
    private final ImportPages pages;
    private final TableImports tables;
    private final Imports imports;
    private final ImportDetails details;

    ImportResource(DeskContext desk, ImportPages pages, TableImports tables, Imports imports, ImportDetails details) {
        this.desk = desk;
        this.pages = pages;
        this.tables = tables;
        this.imports = imports;
        this.details = details;
    }

    @GET
    public Response choose() {
        desk.parameters();
        return pages.choose("", Optional.empty(), in -> "");
    }

    /** Shows what a table would change. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response preview(@HeaderParam(HttpHeaders.CONTENT_TYPE) String type, byte[] body) {
        WithFile posted = WithFile.of(type, body);
        Optional<Status> status = status(posted.fields());
        String scheme = posted.fields().one("scheme").map(String::strip).orElse("");
        if (!ImportRequest.isScheme(scheme)) {
            return pages.choose(scheme, status, in -> in.words().schemeInvalid());
        }
        Optional<Fault> fault = Spreadsheet.fault(posted.content(), BodyLimits.largestTable());
        if (fault.isPresent()) {
            return pages.choose(scheme, status, in -> in.words().tableFault(fault.get()));
        }
        return preview(Spreadsheet.of(posted.content()), ImportRequest.ofTable(scheme, status), Optional.empty());
    }

    private static Optional<Status> status(PostedForm form) {
        String status = form.one("status").orElse("");
        Parameters.requireOneOf("status", status, STATUSES);
        return Optional.of(status).filter(term -> !term.isEmpty()).map(Status::of);
    }

    /** @param seen fingerprint of what the person has seen; empty if nothing yet */
    private Response preview(Spreadsheet table, ImportRequest request, Optional<String> seen) {
        TablePreview preview;
        try {
            preview = tables.preview(table.csv(), request);
        } catch (ProblemException e) {
            return pages.choose(request.scheme(), request.status(), in -> refused(in, e));
        }
        if (seen.equals(Optional.of(preview.fingerprint()))) {
            return DeskContext.seeOther(
                    ImportPages.PATH + "/" + tables.begin(table.csv(), request).id());
        }
        return pages.preview(table, request, preview, seen.isPresent());
    }

    /** What is wrong with the first line, or with a row that never ends. */
    private static String refused(DeskTexts in, ProblemException refusal) {
        Violation violation = refusal.violations().get(0);
        String text = in.problem("", violation.rule(), violation.message());
        return violation.pointer().isEmpty()
                ? text
                : in.words().rowProblem(violation.pointer().substring(1), text);
    }

    /** Begins the import, if it would still do what the person has seen. */
    @POST
    @Path("confirmed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirmed(byte[] body) {
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
                Optional.of(form.one("seen").orElse("")));
    }

    @GET
    @Path("{id}")
    public Response run(@PathParam("id") String id) {
        desk.parameters();
        ImportView view = imports.named(id);
        Response page = pages.run(view, details.errors(view.id(), 0, ERRORS_SHOWN));
        return view.isAtRest()
                ? page
                : Response.fromResponse(page).header("Refresh", RELOAD_SECONDS).build();
    }

    /** A table with the columns of a kind and one item to replace. */
    @GET
    @Path("template")
    @Produces("text/csv")
    public Response template() {
        List<String> kinds = Arrays.stream(Kind.values()).map(Kind::term).toList();
        String kind = desk.parameters("kind").one("kind", kinds).orElse(kinds.get(0));
        ItemTable template =
                new ItemTable(TEMPLATE_SCHEME, List.of(StoredDocument.read(example("/desk/" + kind + ".json"))));
        return DeskContext.table(template::write, kind + ".csv");
    }

    private static String example(String name) {
        try (InputStream in = ImportResource.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
