package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.desk.FormView.Control;
import org.libraryexchange.desk.FormView.Option;
import org.libraryexchange.desk.ListPage.Choice;
import org.libraryexchange.desk.OfferPage.LinkTo;
import org.libraryexchange.desk.WorkPage.Entry;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.letters.OfferReader;
import org.libraryexchange.node.Cities;
import org.libraryexchange.proposals.StaleTexts;
import org.libraryexchange.proposals.TranslationWork;
import org.libraryexchange.proposals.TranslationWork.Found;
import org.libraryexchange.proposals.TranslationWork.Page;
import org.libraryexchange.proposals.TranslationWork.State;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Wording;

/** What there is to translate into a language: own items, and those of the partners. */
@Path("/desk/translations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class TranslationsResource {

    private static final String ADDRESS = "/desk/translations";
    private static final int PAGE = 25;
    private static final int OFFERS_LOOKED_AT = 20;
    private static final Set<String> DECIDED = Set.of("accepted", "declined");
    private static final List<String> STATES =
            Stream.of(State.values()).map(State::term).toList();

    private final DeskContext desk;
    private final TranslationWork work;
    private final OfferReader offers;
    private final CityTitles titles;
    private final Cities cities;

    TranslationsResource(DeskContext desk, TranslationWork work, OfferReader offers, CityTitles titles, Cities cities) {
        this.desk = desk;
        this.work = work;
        this.offers = offers;
        this.titles = titles;
        this.cities = cities;
    }

    /** @param owner a city; empty for all */
    private record Asked(State state, String to, Optional<String> owner) {

        private Address address() {
            Address address = Address.of(ADDRESS).with("state", state.term()).with("to", to);
            return owner.map(city -> address.with("owner", city)).orElse(address);
        }

        private Asked as(State other) {
            return new Asked(other, to, owner);
        }
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = DeskContext.parameters(uri, "state", "to", "owner", "cursor");
        Asked asked = new Asked(
                parameters.one("state", STATES).map(State::of).orElse(State.MISSING),
                language(parameters),
                parameters.one("owner").filter(city -> !city.isEmpty()).map(this::known));
        Visit visit = desk.visit(uri, headers);
        DeskSpeech speech = desk.speech(visit);
        OfferMessages words = words(speech);
        Page found = work.list(asked.state(), asked.to(), asked.owner(), parameters.one("cursor"), PAGE);
        WorkPage page = new WorkPage(
                desk.frame(speech, words.work(), "translations"),
                states(speech, asked),
                asked.state().term(),
                words.workLead(asked.state().term(), speech.language().nameOf(asked.to())),
                select("to", words.language(), languages(speech, asked.to())),
                select("owner", words.whose(), owners(speech, asked.owner())),
                found.items().stream().map(item -> entry(speech, asked, item)).toList(),
                found.next().isPresent() ? words.nothingYet() : words.nothingToDo(),
                found.next()
                        .map(cursor -> visit.link(asked.address().with("cursor", cursor)))
                        .orElse(""));
        return desk.answer(WorkPage.Templates.translations(page), visit, headers);
    }

    private static OfferMessages words(DeskSpeech speech) {
        return Wording.of(OfferMessages.class, speech.language());
    }

    private String language(Parameters parameters) {
        return parameters
                .one("to")
                .map(tag -> LanguageTag.canonical(tag)
                        .filter(tag::equals)
                        .orElseThrow(() -> ProblemException.parameter("to", "must be a language tag, such as zh-Hans")))
                .orElseGet(() -> titles.usualLanguage().tag());
    }

    private String known(String city) {
        Parameters.requireOneOf("owner", city, cities.names());
        return city;
    }

    private static List<Choice> states(DeskSpeech speech, Asked asked) {
        return Stream.of(State.values())
                .map(state -> new Choice(
                        words(speech).workState(state.term()),
                        speech.visit().link(asked.as(state).address()),
                        state == asked.state()))
                .toList();
    }

    private static FormView.Block select(String name, String label, List<Option> options) {
        return LetterFormViews.block(
                "f-" + name + "-block",
                "choice",
                "",
                "",
                new Control("f-" + name, name, "select", label, "", "", 0, false, options, List.of()));
    }

    private static List<Option> languages(DeskSpeech speech, String chosen) {
        Set<String> tags = new LinkedHashSet<>();
        Stream.of(Language.values()).map(Language::tag).forEach(tags::add);
        tags.add(chosen);
        return tags.stream()
                .map(tag -> new Option(tag, speech.language().nameOf(tag), tag.equals(chosen)))
                .toList();
    }

    private List<Option> owners(DeskSpeech speech, Optional<String> chosen) {
        return Stream.concat(
                        Stream.of(new Option("", words(speech).allCities(), chosen.isEmpty())),
                        speech.cities().stream()
                                .map(city ->
                                        new Option(city.term(), city.title(), chosen.equals(Optional.of(city.term())))))
                .toList();
    }

    private Entry entry(DeskSpeech speech, Asked asked, Found found) {
        ObjectNode document = StoredDocument.read(found.document());
        City city = titles.of(found.owner(), speech.language());
        FormValues values = FormValues.of(document);
        String title = ItemPages.title(speech, values);
        return new Entry(
                title,
                values.languages("/title").stream()
                        .filter(tag -> values.text("/title/" + tag).equals(title))
                        .findFirst()
                        .orElse(speech.language().tag()),
                speech.link("/items/" + found.id()),
                city.title(),
                city.accent(),
                note(speech, asked, document),
                links(speech, asked, found));
    }

    private static String note(DeskSpeech speech, Asked asked, ObjectNode document) {
        String kind = speech.terms().kind(document.path("kind").asText());
        String stale = StaleTexts.of(document).stream()
                .filter(place -> place.last().equals(asked.to()))
                .map(JsonPath::parent)
                .map(place -> ItemPages.label(speech, place.toString()))
                .collect(Collectors.joining(speech.language() == Language.CHINESE ? "、" : ", "));
        return asked.state() == State.STALE ? kind + " · " + words(speech).staleTexts(stale) : kind;
    }

    private List<LinkTo> links(DeskSpeech speech, Asked asked, Found found) {
        List<LinkTo> links = new ArrayList<>();
        if (asked.state() == State.OFFERED) {
            offers.proposing(found.id(), OFFERS_LOOKED_AT).stream()
                    .filter(letter -> letter.isSent() && !DECIDED.contains(letter.state()))
                    .map(DeskLetter::id)
                    .findFirst()
                    .ifPresent(letter -> links.add(
                            new LinkTo(words(speech).seeOffer(), speech.link(LetterViews.LETTERS + "/" + letter))));
        }
        links.add(
                found.owner().equals(cities.own())
                        ? new LinkTo(words(speech).editItem(), speech.link(ItemPages.address(found.id())))
                        : new LinkTo(
                                words(speech).translate(),
                                speech.visit()
                                        .link(LetterNewResource.offer(found.owner() + "/" + found.id())
                                                .with("to", asked.to()))));
        return links;
    }
}
