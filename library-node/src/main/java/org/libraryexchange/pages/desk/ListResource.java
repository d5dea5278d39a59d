package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.search.ItemListing;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.desk.DeskLists.ListEntry;
import org.libraryexchange.pages.desk.DeskLists.State;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** Lists of the city's own items, and new ones. */
@Path("/desk/items")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class ListResource {

    private static final String LIST = "/desk/items";
    private static final int PAGE = 50;

    private final DeskContext desk;
    private final DeskLists lists;
    private final DeskItems items;
    private final DeskSearch search;

    ListResource(DeskContext desk, DeskLists lists, DeskItems items, DeskSearch search) {
        this.desk = desk;
        this.lists = lists;
        this.items = items;
        this.search = search;
    }

    @GET
    public Response list() {
        Parameters parameters = desk.parameters("state", "after", "q", "cursor");
        Optional<String> words = parameters.one("q").filter(text -> !text.isBlank());
        if (words.isPresent()) {
            return found(words.get(), parameters.one("cursor"));
        }
        State state = parameters.one("state", State.terms()).map(State::of).orElse(State.PUBLISHED);
        Optional<ListEntry> after =
                parameters.one("after").flatMap(Parameters::uuid).flatMap(lists::item);
        List<ListEntry> found = lists.page(state, after, PAGE + 1);
        List<ListEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        Optional<Address> next = Optional.of(Address.of(LIST).with("state", state.term()))
                .filter(more -> found.size() > PAGE)
                .map(more -> more.with("after", shown.get(PAGE - 1).id().toString()));
        return page(shown, "", state.term(), next);
    }

    private Response found(String words, Optional<String> cursor) {
        ItemListing found = search.find(words, cursor, PAGE, desk.texts().visit());
        return page(
                found.documents().stream().map(ListEntry::of).toList(),
                words,
                "",
                found.cursor().map(next -> Address.of(LIST).with("q", words).with("cursor", next)));
    }

    private Response page(List<ListEntry> items, String words, String state, Optional<Address> next) {
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.items(new ListPage(
                desk.frame(in, in.words().ofThisCity(), "items"),
                in,
                lists.counts(),
                items,
                desk.publishes(),
                words,
                state,
                words.isEmpty() ? lists.schemes() : List.of(),
                next.map(in::link).orElse(""))));
    }

    /** Begins a new item. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(byte[] body) {
        Kind kind = DeskContext.kind(PostedForm.of(body).one("kind").orElse(""));
        return DeskContext.seeOther(LIST + "/" + items.begin(kind));
    }

    /**
     * A list of the city's own items.
     *
     * @param counts how many own items there are of each status
     * @param publishes whether the person may publish and withdraw
     * @param words that were searched for; empty for a list of a state
     * @param state of the list, as a term; empty for a search
     * @param schemes of the city's identifiers, for the export
     * @param next link to the items that follow; empty at the end
     */
    record ListPage(
            StaffFrame frame,
            DeskTexts in,
            Map<String, Long> counts,
            List<ListEntry> items,
            boolean publishes,
            String words,
            String state,
            List<String> schemes,
            String next) {}
}
