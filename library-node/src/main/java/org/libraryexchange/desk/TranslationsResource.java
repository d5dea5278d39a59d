package org.libraryexchange.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.desk.WorkPage.Entry;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.letters.OfferReader;
import org.libraryexchange.node.Cities;
import org.libraryexchange.proposals.TranslationWork;
import org.libraryexchange.proposals.TranslationWork.Found;
import org.libraryexchange.proposals.TranslationWork.Page;
import org.libraryexchange.proposals.TranslationWork.State;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** What there is to translate into a language: own items, and those of the partners. */
@Path("/desk/translations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class TranslationsResource {

    static final String ADDRESS = "/desk/translations";
    private static final int PAGE = 25;
    private static final int OFFERS_LOOKED_AT = 20;
    private static final Set<String> DECIDED = Set.of("accepted", "declined");
    private static final List<String> STATES =
            Stream.of(State.values()).map(State::term).toList();

    private final DeskContext desk;
    private final TranslationWork work;
    private final OfferReader offers;
    private final Cities cities;

    TranslationsResource(DeskContext desk, TranslationWork work, OfferReader offers, Cities cities) {
        this.desk = desk;
        this.work = work;
        this.offers = offers;
        this.cities = cities;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = DeskContext.parameters(uri, "state", "to", "owner", "cursor");
        Visit visit = desk.visit(uri, headers);
        DeskSpeech speech = desk.speech(visit);
        State state = parameters.one("state", STATES).map(State::of).orElse(State.MISSING);
        String to = language(parameters, speech);
        Optional<String> owner =
                parameters.one("owner").filter(city -> !city.isEmpty()).map(this::known);
        Page found = work.list(state, to, owner, parameters.one("cursor"), PAGE);
        WorkPage page = new WorkPage(
                desk.frame(speech, speech.offers().work(), "translations"),
                speech,
                state,
                to,
                owner.orElse(""),
                found.items().stream().map(item -> entry(state, item)).toList(),
                found.next());
        return desk.answer(WorkPage.Templates.translations(page), visit, headers);
    }

    private static String language(Parameters parameters, DeskSpeech speech) {
        return parameters
                .one("to")
                .map(tag -> LanguageTag.canonical(tag)
                        .filter(tag::equals)
                        .orElseThrow(() -> ProblemException.parameter("to", "must be a language tag, such as zh-Hans")))
                .orElseGet(() -> speech.titles().usualLanguage().tag());
    }

    private String known(String city) {
        Parameters.requireOneOf("owner", city, cities.names());
        return city;
    }

    private Entry entry(State state, Found found) {
        Optional<UUID> offer = state == State.OFFERED
                ? offers.proposing(found.id(), OFFERS_LOOKED_AT).stream()
                        .filter(letter -> letter.isSent() && !DECIDED.contains(letter.state()))
                        .map(DeskLetter::id)
                        .findFirst()
                : Optional.empty();
        return new Entry(found, StoredDocument.read(found.document()), offer);
    }
}
