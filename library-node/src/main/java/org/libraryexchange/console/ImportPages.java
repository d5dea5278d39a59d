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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.console.ImportsPage.Course;
import org.libraryexchange.console.ImportsPage.Detail;
import org.libraryexchange.console.ImportsPage.Entry;
import org.libraryexchange.console.ImportsPage.ErrorEntry;
import org.libraryexchange.console.ImportsPage.Held;
import org.libraryexchange.console.ImportsPage.Item;
import org.libraryexchange.console.RunPage.Fact;
import org.libraryexchange.console.RunPage.Sum;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.imports.ImportDecisions;
import org.libraryexchange.imports.ImportErrors;
import org.libraryexchange.imports.ImportErrors.ImportError;
import org.libraryexchange.imports.ImportState;
import org.libraryexchange.imports.ImportView;
import org.libraryexchange.imports.ImportView.Counts;
import org.libraryexchange.imports.ImportView.Progress;
import org.libraryexchange.imports.Imports;
import org.libraryexchange.imports.WithdrawnItem;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.BrokenRules;
import org.libraryexchange.web.Visit;

/** Imports: their progress, and the decisions that people have to make. */
@Path("/ops/imports")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class ImportPages {

    private static final String PATH = "/ops/imports";
    private static final int PAGE = 30;
    private static final int WITHDRAWALS_SHOWN = 200;
    private static final int ERRORS_SHOWN = 50;
    private static final long WHOLE = 1_000;
    private static final Pattern FAILED_ROW = Pattern.compile("^row ([0-9]+) ");

    private final ConsoleContext console;
    private final Imports imports;
    private final ImportErrors errors;
    private final ImportDecisions decisions;

    ImportPages(ConsoleContext console, Imports imports, ImportErrors errors, ImportDecisions decisions) {
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
                shown.stream().map(each -> entry(speech, each)).toList(),
                found.size() > PAGE
                        ? visit.link(Address.of(PATH)
                                .with(
                                        "before",
                                        Long.toString(shown.get(PAGE - 1).id())))
                        : "");
        return console.answer(ImportsPage.Templates.imports(page), visit, headers);
    }

    private static Entry entry(Speech speech, ImportView each) {
        return new Entry(
                Long.toString(each.id()),
                speech.link(PATH + "/" + each.id()),
                speech.full(each.course().received()),
                each.course().actor(),
                each.request().scheme(),
                speech.number(each.counts().rows()),
                speech.number(each.counts().refused()),
                each.state().term(),
                speech.words().importState(each.state().term()),
                each.request().dryRun());
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
        String title = speech.words()
                .importTitle(Long.toString(view.id()), view.request().scheme());
        Detail page = new Detail(
                console.frame(speech, title, "imports"),
                Long.toString(view.id()),
                title,
                course(speech, view),
                held(speech, view, mistyped),
                wrong.stream()
                        .limit(ERRORS_SHOWN)
                        .map(error -> entry(speech, error))
                        .toList(),
                wrong.size() > ERRORS_SHOWN,
                wrong.isEmpty() ? "" : PATH + "/" + view.id() + "/table");
        return console.answer(ImportsPage.Templates.file(page), visit, headers);
    }

    /** The items are those that the import would withdraw now; their number may have changed since it was held. */
    private Optional<Held> held(Speech speech, ImportView view, boolean mistyped) {
        if (view.state() != ImportState.HELD) {
            return Optional.empty();
        }
        List<WithdrawnItem> items = imports.withdrawn(view, WITHDRAWALS_SHOWN + 1);
        return Optional.of(new Held(
                speech.words()
                        .heldQuestion(
                                speech.number(view.check().withdrawals()),
                                speech.number(view.check().published())),
                Long.toString(view.check().withdrawals()),
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
        return new Item(speech.link("/items/" + item.id()), text, speech.words().itemKindOf(item.kind()), item.value());
    }

    private static ErrorEntry entry(Speech speech, ImportError error) {
        return new ErrorEntry(
                speech.number(error.row()),
                error.field(),
                error.rule(),
                error.value() == null ? "" : error.value(),
                error.hint() == null ? "" : BrokenRules.in(speech.language(), error.rule(), error.hint()));
    }

    @GET
    @Path("{id}/course")
    public Response course(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Visit visit = console.visit(uri, headers);
        return console.answer(course(console.speech(visit), imports.named(id)), uri, visit, headers);
    }

    private Region course(Speech speech, ImportView view) {
        Progress progress = view.progress();
        long dealtWith = view.state() == ImportState.CHECKING ? progress.bytesChecked() : progress.bytesDone();
        long permille = view.course().ended() != null
                ? WHOLE
                : progress.bytes() == 0 ? 0 : dealtWith * WHOLE / progress.bytes();
        Course course = new Course(
                view.state().term(),
                speech.words().importState(view.state().term()),
                !view.isAtRest(),
                Long.toString(permille),
                speech.words().bytesOf(speech.number(dealtWith), speech.number(progress.bytes())),
                facts(speech, view),
                sums(speech, view),
                fates(speech, view),
                speech.number(view.counts().rows()));
        return console.region(
                speech.visit(), PATH + "/" + view.id() + "/course", ImportsPage.Templates.progress(course));
    }

    private static List<Fact> facts(Speech speech, ImportView view) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(speech.words().sentBy(), view.course().actor()));
        facts.add(new Fact(speech.words().received(), speech.full(view.course().received())));
        if (view.course().ended() != null) {
            facts.add(new Fact(speech.words().ended(), speech.full(view.course().ended())));
        }
        if (view.course().decidedBy() != null) {
            facts.add(new Fact(speech.words().decidedBy(), view.course().decidedBy()));
        }
        if (view.reason() != null && view.state() != ImportState.HELD) {
            facts.add(new Fact(speech.words().reason(), reason(speech, view)));
        }
        if (view.request().dryRun()) {
            facts.add(new Fact(speech.words().trial(), speech.words().nothingWritten()));
        }
        return facts;
    }

    private static String reason(Speech speech, ImportView view) {
        Matcher row = FAILED_ROW.matcher(view.reason());
        return speech.words()
                .importReason(
                        view.state().term(),
                        view.reason(),
                        row.find() ? row.group(1) : "",
                        view.check() == null ? "" : speech.number(view.check().withdrawals()),
                        view.check() == null ? "" : speech.number(view.check().published()));
    }

    private static List<Sum> sums(Speech speech, ImportView view) {
        Counts counts = view.counts();
        return List.of(
                new Sum(speech.words().added(), speech.number(counts.created()), false),
                new Sum(speech.words().changed(), speech.number(counts.changed()), false),
                new Sum(speech.words().unchanged(), speech.number(counts.unchanged()), false),
                new Sum(speech.words().withdrawn(), speech.number(counts.withdrawn()), false),
                new Sum(speech.words().refused(), speech.number(counts.refused()), false));
    }

    /** What became of settled values; empty if the rows met none. */
    private static List<Sum> fates(Speech speech, ImportView view) {
        boolean some = Stream.of(Fate.values()).anyMatch(fate -> view.fates().of(fate) > 0);
        return some
                ? Stream.of(Fate.values())
                        .map(fate -> new Sum(
                                speech.words().settledFate(fate.term()),
                                speech.number(view.fates().of(fate)),
                                false))
                        .toList()
                : List.of();
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
