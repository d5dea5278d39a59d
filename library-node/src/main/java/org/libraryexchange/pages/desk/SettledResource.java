package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.letters.proposals.SettledChanges;
import org.libraryexchange.letters.proposals.SettledChanges.Place;
import org.libraryexchange.letters.proposals.SettledChanges.SettledValue;
import org.libraryexchange.pages.desk.SettledResource.SettledPage;
import org.libraryexchange.pages.desk.SettledResource.Value;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** What people had settled in own items, until the city's own systems changed it. */
@Path("/desk/settled")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class SettledResource {

    static final String ADDRESS = "/desk/settled";
    private static final String KEPT = "kept";
    static final List<String> STATES = List.of("overtaken", "set-aside", KEPT);

    private static final int PAGE = 25;

    private final DeskContext desk;
    private final SettledChanges changes;
    private final ItemReader items;

    SettledResource(DeskContext desk, SettledChanges changes, ItemReader items) {
        this.desk = desk;
        this.changes = changes;
        this.items = items;
    }

    @GET
    public Response list() {
        Parameters parameters = desk.parameters("state", "item", "pointer", "done");
        String state = parameters.one("state", STATES).orElse(STATES.get(0));
        Optional<Place> after = parameters
                .one("item")
                .flatMap(Parameters::uuid)
                .map(item -> new Place(item, parameters.one("pointer").orElse("")));
        List<SettledValue> found = changes.list(Optional.of(state), Optional.empty(), after, PAGE + 1);
        List<SettledValue> shown = found.subList(0, Math.min(PAGE, found.size()));
        DeskTexts in = desk.texts();
        SettledPage page = new SettledPage(
                desk.frame(in, in.offers().settledTitle(), "overview"),
                in,
                parameters.one("done", List.of("dismissed", "taken")).orElse(""),
                changes.counts(STATES),
                state,
                shown.stream().map(change -> value(in, change)).toList(),
                desk.publishes(),
                found.size() > PAGE ? in.link(after(state, shown.get(PAGE - 1))) : "");
        return desk.answer(DeskTemplates.settled(page));
    }

    private static Address after(String state, SettledValue last) {
        return Address.of(ADDRESS)
                .with("state", state)
                .with("item", last.item().toString())
                .with("pointer", last.pointer());
    }

    private Value value(DeskTexts in, SettledValue change) {
        String title = items.visible(change.item())
                .map(item -> in.title(FormValues.of(StoredDocument.read(item.document()))))
                .orElseGet(in.words()::untitled);
        return new Value(change, title);
    }

    /** Takes an entry off the list; if a source says something else, what it says counts from now on. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(byte[] body) throws MalformedJsonException, InvalidItemException {
        PostedForm form = PostedForm.of(body);
        String state = form.one("state").orElse(STATES.get(0));
        Parameters.requireOneOf("state", state, STATES);
        UUID item = form.one("item")
                .flatMap(Parameters::uuid)
                .orElseThrow(() -> new ProblemException(ProblemType.BAD_REQUEST, "The form names no item."));
        String pointer = form.one("pointer").orElse("");
        if (state.equals(KEPT)) {
            changes.take(item, pointer);
        } else {
            changes.dismiss(item, pointer);
        }
        return DeskContext.seeOther(Address.of(ADDRESS)
                .with("state", state)
                .with("done", state.equals(KEPT) ? "taken" : "dismissed")
                .toString());
    }

    /**
     * What people had settled and the city's systems have changed.
     *
     * @param done what was just done, as a term; empty if nothing
     * @param counts how many entries each list has
     * @param dismisses whether this person may take entries off the list
     * @param next link to the entries that follow; empty at the end
     */
    record SettledPage(
            StaffFrame frame,
            DeskTexts in,
            String done,
            Map<String, Long> counts,
            String state,
            List<Value> values,
            boolean dismisses,
            String next) {

        /** Whether the values stand, although a source says something else. */
        public boolean isKept() {
            return state.equals(KEPT);
        }
    }

    /** A value that no longer stands, or of which a source says something else, and the title of its item. */
    record Value(SettledValue change, String title) {

        /** The text; empty if people had removed what was there. */
        public String text() {
            return text(change.value());
        }

        /** What a source says instead; empty if it says nothing. */
        public String theirs() {
            return text(change.theirs());
        }

        private static String text(String value) {
            if (value == null) {
                return "";
            }
            try {
                JsonNode json = StrictJson.tree(value.getBytes(StandardCharsets.UTF_8));
                return json.isValueNode() ? json.asText() : value;
            } catch (MalformedJsonException e) {
                return value;
            }
        }

        /** The language of the text; another one if it has none. */
        public String language(String otherwise) {
            String last = JsonPath.of(change.pointer()).last();
            return LanguageTag.canonical(last).filter(last::equals).orElse(otherwise);
        }
    }
}
