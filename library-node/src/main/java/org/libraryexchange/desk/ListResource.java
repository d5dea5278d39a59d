package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.desk.DeskLists.Listed;
import org.libraryexchange.desk.DeskLists.State;
import org.libraryexchange.desk.ListPage.Choice;
import org.libraryexchange.desk.ListPage.Entry;
import org.libraryexchange.desk.ListPage.OverviewPage;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.search.Listing;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Visit;

/** The first page of the desk, its lists, and new items. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class ListResource {

    private static final String LIST = "/desk/items";
    private static final int PAGE = 50;

    private final DeskContext desk;
    private final DeskLists lists;
    private final WorkingCopies copies;
    private final DeskItems items;
    private final DeskSearch search;
    private final DeskWaiting waiting;
    private final LetterViews views;

    ListResource(
            DeskContext desk,
            DeskLists lists,
            WorkingCopies copies,
            DeskItems items,
            DeskSearch search,
            DeskWaiting waiting,
            LetterViews views) {
        this.desk = desk;
        this.lists = lists;
        this.copies = copies;
        this.items = items;
        this.search = search;
        this.waiting = waiting;
        this.views = views;
    }

    @GET
    public Response overview(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = DeskContext.parameters(uri, "done");
        Visit visit = desk.visit(uri, headers);
        DeskSpeech speech = desk.speech(visit);
        OverviewPage page = new OverviewPage(
                desk.frame(speech, speech.words().desk(speech.cities().get(0).title()), "overview"),
                parameters
                        .one("done", List.of("deleted", "discarded"))
                        .map(speech.words()::done)
                        .orElse(""),
                views.speech(speech),
                waiting.read(),
                Arrays.stream(Kind.values())
                        .map(kind ->
                                new ListPage.Kind(kind.term(), speech.words().newKind(kind.term())))
                        .toList(),
                copies.of(desk.name(), PAGE).stream()
                        .map(copy -> entry(speech, copy))
                        .toList(),
                choices(speech, Optional.empty()));
        return desk.answer(ListPage.Templates.overview(page), visit, headers);
    }

    private static Entry entry(DeskSpeech speech, WorkingCopy copy) {
        return new Entry(
                copy.item().toString(),
                speech.link(LIST + "/" + copy.item()),
                ItemPages.title(speech, copy.form()),
                speech.terms().kind(copy.kind().term()),
                copy.base().isPresent() ? "published" : "new",
                "",
                speech.words().typed(speech.moment(copy.changed())));
    }

    private List<Choice> choices(DeskSpeech speech, Optional<State> current) {
        Map<String, Long> counts = lists.counts();
        return Arrays.stream(State.values())
                .map(state -> new Choice(
                        counted(speech, state, counts),
                        speech.visit().link(Address.of(LIST).with("state", state.term())),
                        current.equals(Optional.of(state))))
                .toList();
    }

    /** Only the lists of a status have a count, because only these are kept. */
    private static String counted(DeskSpeech speech, State state, Map<String, Long> counts) {
        String title = speech.words().state(state.term());
        String status = state == State.DRAFTS ? "draft" : state.term();
        return counts.containsKey(status) ? title + " " + speech.language().number(counts.get(status)) : title;
    }

    @GET
    @Path("items")
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = DeskContext.parameters(uri, "state", "after", "q", "cursor");
        Optional<String> words = parameters.one("q").filter(text -> !text.isBlank());
        if (words.isPresent()) {
            return found(words.get(), parameters.one("cursor"), uri, headers);
        }
        State state = parameters.one("state", State.terms()).map(State::of).orElse(State.PUBLISHED);
        Visit visit = desk.visit(uri, headers);
        DeskSpeech speech = desk.speech(visit);
        Optional<Listed> after =
                parameters.one("after").flatMap(Parameters::uuid).flatMap(lists::item);
        List<Listed> found = lists.page(state, after, PAGE + 1);
        List<Listed> shown = found.subList(0, Math.min(PAGE, found.size()));
        ListPage page = new ListPage(
                desk.frame(speech, speech.words().ofThisCity(), "items"),
                choices(speech, Optional.of(state)),
                shown.stream().map(item -> entry(speech, item)).toList(),
                desk.publishes(),
                "",
                state.term(),
                lists.schemes(),
                found.size() > PAGE
                        ? visit.link(Address.of(LIST)
                                .with("state", state.term())
                                .with("after", shown.get(PAGE - 1).id().toString()))
                        : "");
        return desk.answer(ListPage.Templates.items(page), visit, headers);
    }

    private Response found(String words, Optional<String> cursor, UriInfo uri, HttpHeaders headers) {
        Visit visit = desk.visit(uri, headers);
        DeskSpeech speech = desk.speech(visit);
        Listing found = search.find(words, cursor, PAGE, visit);
        ListPage page = new ListPage(
                desk.frame(speech, speech.words().ofThisCity(), "items"),
                choices(speech, Optional.empty()),
                found.documents().stream()
                        .map(document -> entry(speech, StoredDocument.read(document)))
                        .toList(),
                desk.publishes(),
                words,
                "",
                List.of(),
                found.cursor()
                        .map(next ->
                                visit.link(Address.of(LIST).with("q", words).with("cursor", next)))
                        .orElse(""));
        return desk.answer(ListPage.Templates.items(page), visit, headers);
    }

    private static Entry entry(DeskSpeech speech, ObjectNode document) {
        String id = document.path("id").asText();
        String status = document.path("status").asText();
        return new Entry(
                id,
                speech.link(LIST + "/" + id),
                ItemPages.title(speech, FormValues.of(document)),
                speech.terms().kind(document.path("kind").asText()),
                status,
                speech.words().status(status),
                speech.moment(Instant.parse(document.path("updated").asText())));
    }

    private static Entry entry(DeskSpeech speech, Listed item) {
        FormValues values = FormValues.of(StoredDocument.read(item.document()));
        String moment = speech.moment(item.stored());
        return new Entry(
                item.id().toString(),
                speech.link(LIST + "/" + item.id()),
                ItemPages.title(speech, values),
                speech.terms().kind(item.kind()),
                item.status(),
                speech.words().status(item.status()),
                item.changedBy().map(name -> name + ", " + moment).orElse(moment));
    }

    /** Begins a new item. */
    @POST
    @Path("items")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(byte[] body) {
        Kind kind = DeskContext.kind(PostedForm.of(body).one("kind").orElse(""));
        return DeskContext.seeOther(LIST + "/" + items.begin(kind));
    }
}
