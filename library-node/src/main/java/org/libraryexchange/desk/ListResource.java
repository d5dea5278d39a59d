package org.libraryexchange.desk;

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
import java.util.List;
import java.util.Optional;
import org.libraryexchange.desk.DeskLists.Listed;
import org.libraryexchange.desk.DeskLists.State;
import org.libraryexchange.desk.ListPage.OverviewPage;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.item.Kind;
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
                desk.frame(speech, speech.words().desk(speech.city(speech.own()).title()), "overview"),
                parameters.one("done", List.of("deleted", "discarded")).orElse(""),
                views.speech(speech),
                waiting.read(),
                copies.of(desk.name(), PAGE),
                lists.counts());
        return desk.answer(ListPage.Templates.overview(page), visit, headers);
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
                speech,
                lists.counts(),
                shown,
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
                speech,
                lists.counts(),
                found.documents().stream().map(Listed::of).toList(),
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

    /** Begins a new item. */
    @POST
    @Path("items")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(byte[] body) {
        Kind kind = DeskContext.kind(PostedForm.of(body).one("kind").orElse(""));
        return DeskContext.seeOther(LIST + "/" + items.begin(kind));
    }
}
