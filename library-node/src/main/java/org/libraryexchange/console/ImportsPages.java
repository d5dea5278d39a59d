package org.libraryexchange.console;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.console.ImportsPage.Course;
import org.libraryexchange.console.ImportsPage.Detail;
import org.libraryexchange.console.ImportsPage.Held;
import org.libraryexchange.console.ImportsPage.Item;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.imports.ImportDecisions;
import org.libraryexchange.imports.ImportErrors;
import org.libraryexchange.imports.ImportErrors.ImportError;
import org.libraryexchange.imports.ImportState;
import org.libraryexchange.imports.ImportView;
import org.libraryexchange.imports.Imports;
import org.libraryexchange.imports.WithdrawnItem;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Visit;

/** Imports: their progress, and the decisions that people have to make. */
@Path("/ops/imports")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class ImportsPages {

    private static final String PATH = "/ops/imports";
    private static final int PAGE = 30;
    private static final int WITHDRAWALS_SHOWN = 200;
    private static final int ERRORS_SHOWN = 50;

    private final ConsoleContext console;
    private final Imports imports;
    private final ImportErrors errors;
    private final ImportDecisions decisions;

    ImportsPages(ConsoleContext console, Imports imports, ImportErrors errors, ImportDecisions decisions) {
        this.console = console;
        this.imports = imports;
        this.errors = errors;
        this.decisions = decisions;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Queries.with("before"));
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        List<ImportView> found = imports.page(parameters.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE), PAGE + 1);
        List<ImportView> shown = found.subList(0, Math.min(PAGE, found.size()));
        ImportsPage page = new ImportsPage(
                console.frame(speech, speech.words().section("imports"), "imports"),
                speech,
                shown,
                found.size() > PAGE
                        ? visit.link(Address.of(PATH)
                                .with(
                                        "before",
                                        Long.toString(shown.get(PAGE - 1).id())))
                        : "");
        return console.answer(ImportsPage.Templates.imports(page), visit, headers);
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        boolean mistyped = Parameters.of(uri.getQueryParameters(), Queries.with("typed"))
                .one("typed", List.of("other"))
                .isPresent();
        Visit visit = console.visit(uri, headers);
        Speech speech = console.speech(visit);
        ImportView view = imports.named(id);
        List<ImportError> wrong = errors.page(view.id(), 0, ERRORS_SHOWN + 1);
        String title = speech.words().importTitle(view.id(), view.request().scheme());
        Detail page = new Detail(
                console.frame(speech, title, "imports"),
                speech,
                view,
                course(speech, view),
                held(speech, view, mistyped),
                wrong.stream().limit(ERRORS_SHOWN).toList(),
                wrong.size() > ERRORS_SHOWN);
        return console.answer(ImportsPage.Templates.file(page), visit, headers);
    }

    /** The items are those that the import would withdraw now; their number may have changed since it was held. */
    private Optional<Held> held(Speech speech, ImportView view, boolean mistyped) {
        if (view.state() != ImportState.HELD) {
            return Optional.empty();
        }
        List<WithdrawnItem> items = imports.withdrawn(view, WITHDRAWALS_SHOWN + 1);
        return Optional.of(new Held(
                items.stream()
                        .limit(WITHDRAWALS_SHOWN)
                        .map(item -> item(speech, item))
                        .toList(),
                items.size() > WITHDRAWALS_SHOWN,
                mistyped));
    }

    private static Item item(Speech speech, WithdrawnItem item) {
        JsonNode title = StoredDocument.read(item.document()).path("title");
        JsonNode own = title.path(speech.language().tag());
        String text = own.isTextual() || title.isEmpty()
                ? own.asText()
                : title.iterator().next().asText();
        return new Item(item, text);
    }

    @GET
    @Path("{id}/course")
    public Response course(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = console.visit(uri, headers);
        return console.answer(course(console.speech(visit), imports.named(id)), uri, visit, headers);
    }

    private Region course(Speech speech, ImportView view) {
        return console.region(
                speech.visit(),
                PATH + "/" + view.id() + "/course",
                ImportsPage.Templates.progress(new Course(speech, view)));
    }

    @GET
    @Path("{id}/table")
    @Produces("text/csv")
    public Response table(@PathParam("id") String id) {
        ImportView view = imports.named(id);
        StreamingOutput table = out -> errors.table(view.id(), out);
        return Response.ok(table, "text/csv; charset=UTF-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"import-" + view.id() + "-errors.csv\"")
                .build();
    }

    @POST
    @Path("{id}/approve")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response approve(@PathParam("id") String id, byte[] body) {
        OptionalLong seen = seen(PostedForm.ofFewFields(body).one("withdrawals").orElse(""));
        ImportView held = imports.named(id);
        String page = PATH + "/" + held.id();
        if (held.check() != null && !seen.equals(OptionalLong.of(held.check().withdrawals()))) {
            return ConsoleContext.seeOther(page + "?typed=other");
        }
        ImportView decided = decisions.approve(id, seen, console.name());
        return ConsoleContext.seeOther(PATH + "/" + decided.id());
    }

    /**
     * The number of withdrawals that the person has typed. Text that is not a number becomes -1, which matches no import.
     */
    private static OptionalLong seen(String withdrawals) {
        return withdrawals.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(withdrawals)) : OptionalLong.of(-1);
    }

    @POST
    @Path("{id}/drop")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response drop(@PathParam("id") String id) {
        return ConsoleContext.seeOther(
                PATH + "/" + decisions.drop(id, console.name()).id());
    }
}
