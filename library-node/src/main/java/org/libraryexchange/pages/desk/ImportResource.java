package org.libraryexchange.pages.desk;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.libraryexchange.base.http.BodyLimits;
import org.libraryexchange.base.http.FileForm;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.PostedForm.WithFile;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.http.Seats;
import org.libraryexchange.base.http.Seats.Seat;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.ColumnMemory;
import org.libraryexchange.catalogue.imports.ImportRequest;
import org.libraryexchange.catalogue.imports.ItemTable;
import org.libraryexchange.catalogue.imports.PictureZips;
import org.libraryexchange.catalogue.imports.TableImports;
import org.libraryexchange.catalogue.imports.TablePreview;
import org.libraryexchange.catalogue.imports.TableReading;
import org.libraryexchange.catalogue.imports.TableReading.Line;
import org.libraryexchange.catalogue.imports.TableReading.ReadTable;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.Violation;
import org.libraryexchange.pages.desk.Spreadsheet.Content;
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

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int READERS = 2;

    private final DeskContext desk;
    private final ImportPages pages;
    private final TableImports tables;
    private final ColumnMemory columns;
    private final PictureZips zips;
    private final Seats readers = new Seats(READERS, READERS, "");

    ImportResource(DeskContext desk, ImportPages pages, TableImports tables, ColumnMemory columns, PictureZips zips) {
        this.desk = desk;
        this.pages = pages;
        this.tables = tables;
        this.columns = columns;
        this.zips = zips;
    }

    @GET
    public Response choose() {
        desk.parameters();
        return pages.choose(new ImportAnswers(new PostedForm(Map.of())), in -> "");
    }

    /** Takes the pictures that the table of the next form names by their files. */
    @POST
    @Path("pictures")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response pictures(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, @Context HttpServerRequest head, InputStream body)
            throws IOException {
        try {
            return pages.choose(zips.receive(head, sink -> {
                var unused = FileForm.read(type, body, sink);
            }));
        } catch (ProblemException e) {
            return pages.choose(new ImportAnswers(new PostedForm(Map.of())), in -> zipRefused(in, e));
        }
    }

    private static String zipRefused(DeskTexts in, ProblemException refusal) {
        PictureMessages words = in.language().messages(PictureMessages.class);
        return switch (refusal.type()) {
            case INVALID_BODY -> words.zipRefused(refusal.violations().get(0).rule());
            case BUSY, UNAVAILABLE -> words.pictureRefused("busy");
            case TOO_MANY_REQUESTS -> words.pictureRefused("too-many");
            default -> throw refusal;
        };
    }

    /** Shows what a table would change, or asks how to read it. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response preview(@HeaderParam(HttpHeaders.CONTENT_TYPE) String type, byte[] body) {
        WithFile posted = WithFile.of(type, body);
        return read(new Spreadsheet(posted.content()), new ImportAnswers(posted.fields()), this::show);
    }

    /** Does the same for a table that the page has kept, with what somebody has answered or mended. */
    @POST
    @Path("reading")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reading(byte[] body) {
        return read(body, this::show);
    }

    /** Begins the import, if it would still do what the person has seen. */
    @POST
    @Path("confirmed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirmed(byte[] body) {
        return read(body, this::begin);
    }

    /** The rows that are refused, with the reasons, as a table to mend elsewhere. */
    @POST
    @Path("refused")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response refused(byte[] body) {
        return read(body, table -> DeskContext.table(out -> out.write(pages.refused(table)), "refused.csv"));
    }

    private Response show(Previewed table) {
        return pages.preview(ImportPages.PATH, table, false);
    }

    private Response begin(Previewed table) {
        ImportAnswers answers = table.answers();
        if (!answers.one("seen").equals(table.preview().fingerprint())) {
            return pages.preview(ImportPages.PATH, table, true);
        }
        columns.keep(answers.scheme(), table.choices().said(answers));
        return DeskContext.seeOther(ImportPages.PATH + "/"
                + tables.begin(table.read().csv(), answers.request()).id());
    }

    private Response read(byte[] body, Function<Previewed, Response> then) {
        PostedForm form = PostedForm.of(body);
        Spreadsheet table = Spreadsheet.unpacked(form.one("table").orElse(""), BodyLimits.largestTable())
                .orElseThrow(() -> new ProblemException(ProblemType.BAD_REQUEST, "The form holds no table."));
        ImportAnswers answers = new ImportAnswers(form);
        if (!ImportRequest.isScheme(answers.scheme())) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The form names no identifier scheme.");
        }
        return read(table, answers, then);
    }

    private Response read(Spreadsheet table, ImportAnswers answers, Function<Previewed, Response> then) {
        if (!ImportRequest.isScheme(answers.scheme())) {
            return pages.choose(answers, in -> in.table().schemeInvalid());
        }
        Content content = content(table, answers);
        if (content instanceof Content.Unreadable unreadable) {
            return pages.choose(answers, in -> in.table().fault(unreadable.fault()));
        }
        return content instanceof Content.Table read
                ? read(table, answers, read, then)
                : pages.ask(ImportPages.PATH, table, answers, content, Optional.empty());
    }

    /** A workbook of 2 MB may take many times as much memory while it is read. */
    private Content content(Spreadsheet table, ImportAnswers answers) {
        Seat seat = readers.tryToTake()
                .orElseThrow(() -> ProblemException.retryLater(
                        ProblemType.BUSY, "The node reads other tables right now.", RETRY_AFTER));
        try (seat) {
            return table.content(BodyLimits.largestTable(), answers.one("encoding"), answers.one("sheet"));
        }
    }

    private Response read(
            Spreadsheet table, ImportAnswers answers, Content.Table content, Function<Previewed, Response> then) {
        List<Line> lines = TableReading.lines(content.csv());
        if (lines.isEmpty()) {
            return pages.choose(answers, in -> in.table().fault(Fault.EMPTY));
        }
        ColumnChoices choices = ColumnChoices.of(lines, answers, columns.of(answers.scheme()));
        if (choices.isOpen()) {
            return pages.ask(ImportPages.PATH, table, answers, content, Optional.of(choices));
        }
        ReadTable read = choices.read(lines, answers, pages.defaults().place(), false);
        try {
            TablePreview preview = tables.preview(read.csv(), answers.request());
            return then.apply(new Previewed(table, answers, content, lines, choices, read, preview));
        } catch (ProblemException e) {
            return pages.choose(answers, in -> refused(in, e));
        }
    }

    /** What is wrong with the first line, or with a row that never ends. */
    private static String refused(DeskTexts in, ProblemException refusal) {
        Violation violation = refusal.violations().get(0);
        String text = in.problem("", violation.rule(), violation.message());
        return violation.pointer().isEmpty()
                ? text
                : in.table().rowProblem(violation.pointer().substring(1), text);
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
