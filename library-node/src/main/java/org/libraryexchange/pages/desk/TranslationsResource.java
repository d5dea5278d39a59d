package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.letters.proposals.StaleTexts;
import org.libraryexchange.letters.proposals.TranslationWork;
import org.libraryexchange.letters.proposals.TranslationWork.Page;
import org.libraryexchange.letters.proposals.TranslationWork.State;
import org.libraryexchange.letters.proposals.TranslationWork.WorkItem;
import org.libraryexchange.letters.proposals.WorkSize;
import org.libraryexchange.pages.desk.TranslationsResource.Entry;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

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
    private final Correspondence letters;
    private final Cities cities;

    TranslationsResource(DeskContext desk, TranslationWork work, Correspondence letters, Cities cities) {
        this.desk = desk;
        this.work = work;
        this.letters = letters;
        this.cities = cities;
    }

    @GET
    public Response list() {
        Parameters parameters = desk.parameters("state", "to", "owner", "cursor");
        DeskTexts in = desk.texts();
        State state = parameters.one("state", STATES).map(State::of).orElse(State.NEEDED);
        String to = language(parameters, in);
        Optional<String> owner =
                parameters.one("owner").filter(city -> !city.isEmpty()).map(this::known);
        Page found = work.list(state, to, owner, parameters.one("cursor"), PAGE);
        WorkPage page = new WorkPage(
                desk.frame(in, in.offers().work(), "translations"),
                in,
                state,
                to,
                owner.orElse(""),
                found.items().stream().map(item -> entry(state, item)).toList(),
                found.next());
        return desk.answer(DeskTemplates.translations(page));
    }

    private static String language(Parameters parameters, DeskTexts in) {
        return parameters
                .one("to")
                .map(tag -> LanguageTag.canonical(tag)
                        .filter(tag::equals)
                        .orElseThrow(() -> ProblemException.parameter("to", "must be a language tag, such as zh-Hans")))
                .orElseGet(() -> in.titles().usualLanguage().tag());
    }

    private String known(String city) {
        Parameters.requireOneOf("owner", city, cities.names());
        return city;
    }

    private Entry entry(State state, WorkItem found) {
        Optional<UUID> offer = state == State.OFFERED
                ? letters.proposing(found.id(), OFFERS_LOOKED_AT).stream()
                        .filter(letter -> letter.isSent() && !DECIDED.contains(letter.state()))
                        .map(LetterRecord::id)
                        .findFirst()
                : Optional.empty();
        return new Entry(found, StoredDocument.read(found.document()), offer);
    }

    /**
     * What there is to translate.
     *
     * @param owner a city; empty for all
     * @param next where the items begin that follow; empty at the end
     */
    record WorkPage(
            StaffFrame frame,
            DeskTexts in,
            State state,
            String to,
            String owner,
            List<Entry> entries,
            Optional<String> next) {

        public List<State> states() {
            return List.of(State.values());
        }

        /** The languages to choose from: those of the pages, and the chosen one. */
        public Set<String> languages() {
            return LetterForm.languages(Stream.of(to));
        }

        /** The address of a page of one of the lists. */
        public String link(State other, String cursor) {
            Address list = Address.of(TranslationsResource.ADDRESS)
                    .with("state", other.term())
                    .with("to", to);
            Address of = owner.isEmpty() ? list : list.with("owner", owner);
            return in.link(cursor.isEmpty() ? of : of.with("cursor", cursor));
        }

        /** The names of the texts that are out of date. */
        public String stale(Entry entry) {
            return StaleTexts.of(entry.document()).stream()
                    .filter(place -> place.last().equals(to))
                    .map(place -> in.label(place.parent().toString()))
                    .collect(Collectors.joining(in.language().comma()));
        }

        /** How long it would take, in words. */
        public String size(Entry entry) {
            WorkSize size = WorkSize.of(entry.document(), to);
            return size.count() == 0 ? "" : in.offers().workSize(size, in.number(size.count()));
        }

        public boolean isStale(Entry entry) {
            return !stale(entry).isEmpty();
        }

        /** The address of a form for an offer. */
        public String offer(Entry entry) {
            WorkItem found = entry.found();
            return in.link(
                    LetterNewResource.offer(found.owner() + "/" + found.id()).with("to", to));
        }
    }

    /**
     * An item.
     *
     * @param offer a letter that offers something for it
     */
    record Entry(WorkItem found, ObjectNode document, Optional<UUID> offer) {

        public FormValues values() {
            return FormValues.of(document);
        }

        public String kind() {
            return document.path("kind").asText();
        }
    }
}
