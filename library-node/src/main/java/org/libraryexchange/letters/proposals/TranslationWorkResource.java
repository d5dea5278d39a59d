package org.libraryexchange.letters.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.proposals.TranslationWork.Page;
import org.libraryexchange.letters.proposals.TranslationWork.State;
import org.libraryexchange.letters.proposals.TranslationWork.WorkItem;

/** What there is to translate. */
@Path("/api/v1/translation-work")
@Produces(MediaType.APPLICATION_JSON)
class TranslationWorkResource {

    private static final int USUAL_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private final TranslationWork work;
    private final Cities cities;

    TranslationWorkResource(TranslationWork work, Cities cities) {
        this.work = work;
        this.cities = cities;
    }

    /**
     * An item in the list.
     *
     * @param title by language
     * @param stale JSON Pointers of the texts in the language whose original has changed
     * @param size how much there is to translate
     */
    record Entry(UUID id, String owner, JsonNode title, List<String> stale, WorkSize size) {

        private static Entry of(WorkItem found, String to) {
            ObjectNode document = StoredDocument.read(found.document());
            return new Entry(
                    found.id(),
                    found.owner(),
                    document.path("title"),
                    StaleTexts.of(document).stream()
                            .filter(place -> place.last().equals(to))
                            .map(JsonPath::toString)
                            .toList(),
                    WorkSize.of(document, to));
        }
    }

    /** @param next address of the next page; null on the last */
    record Listing(List<Entry> items, String next) {}

    @GET
    @RolesAllowed({Roles.CATALOGUER, Roles.LIBRARIAN})
    @Gzipped
    public Response list(@Context UriInfo address) {
        Parameters parameters =
                Parameters.of(address.getQueryParameters(), Set.of("to", "state", "owner", "limit", "cursor"));
        String to = parameters
                .one("to")
                .filter(tag -> LanguageTag.canonical(tag).filter(tag::equals).isPresent())
                .orElseThrow(() -> ProblemException.parameter("to", "must be a language tag, such as zh-Hans"));
        State state = parameters.one("state", State.values(), State::term).orElse(State.MISSING);
        Optional<String> owner = parameters.one("owner", cities.names());
        int limit = (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
        Page page = work.list(state, to, owner, parameters.one("cursor"), limit);
        String next = page.next()
                .map(cursor -> "/api/v1/translation-work?to=" + to + "&state=" + state.term()
                        + owner.map(it -> "&owner=" + it).orElse("") + "&limit=" + limit + "&cursor=" + cursor)
                .orElse(null);
        return NextPage.linked(
                new Listing(
                        page.items().stream().map(found -> Entry.of(found, to)).toList(), next),
                next);
    }
}
