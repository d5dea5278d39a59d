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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.libraryexchange.desk.LetterFormViews.Said;
import org.libraryexchange.desk.LetterItems.Named;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Visit;

/** The form of a letter that nobody has begun to write. Nothing is stored yet. */
@Path("/desk/letters/new")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class LetterNewResource {

    private static final int LONGEST_SUBJECT = 300;
    private static final Map<Language, String> REPLY = Map.of(Language.ENGLISH, "Re: ", Language.CHINESE, "回复：");

    private final DeskContext desk;
    private final Correspondence letters;
    private final LetterItems items;
    private final LetterViews views;
    private final LetterFormViews forms;
    private final CityTitles cities;
    private final NodeConfig node;

    LetterNewResource(
            DeskContext desk,
            Correspondence letters,
            LetterItems items,
            LetterViews views,
            LetterFormViews forms,
            CityTitles cities,
            NodeConfig node) {
        this.desk = desk;
        this.letters = letters;
        this.items = items;
        this.views = views;
        this.forms = forms;
        this.cities = cities;
        this.node = node;
    }

    @GET
    public Response begin(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = DeskContext.parameters(uri, "item", "reply");
        Visit visit = desk.visit(uri, headers);
        LetterSpeech speech = views.speech(desk.speech(visit));
        Optional<Named> item = parameters.one("item").flatMap(this::named);
        FormValues values = parameters
                .one("reply")
                .flatMap(Parameters::uuid)
                .map(letters::letter)
                .filter(letter -> !letter.isDraft())
                .map(this::reply)
                .orElseGet(() -> first(item));
        Said said = parameters.one("item").isPresent() && item.isEmpty()
                ? Said.notice(speech.words().noSuchItem())
                : Said.NOTHING;
        LetterForm form = LetterForm.begun(letters.newId(), values);
        return desk.answer(LetterPage.Templates.letter(forms.form(speech, form, said)), visit, headers);
    }

    /** An item as addresses name it: its owner, a slash and its id. */
    private Optional<Named> named(String text) {
        return items.find(text).filter(item -> text.equals(item.owner() + "/" + item.id()));
    }

    private FormValues first(Optional<Named> item) {
        FormValues values =
                begun(node.partners().keySet().stream().sorted().findFirst().orElse(""));
        return item.map(it -> LetterForm.with(values, "/about/0", it)).orElse(values);
    }

    private FormValues begun(String to) {
        return new FormValues(new TreeMap<>())
                .with("/to", to)
                .with("/asks", "none")
                .with("/originalLanguage", cities.usualLanguage().tag());
    }

    /** A reply goes to the desk that wrote, from the desk that was addressed, and is about the same items. */
    private FormValues reply(DeskLetter letter) {
        String from = letter.document().path("from").path("desk").asText();
        String to = letter.document().path("toDesk").asText();
        FormValues values = begun(letter.partner())
                .with("/inReplyTo", letter.id().toString())
                .with("/toDesk", letter.own() ? to : from)
                .with("/from/desk", letter.own() ? from : to);
        for (Language language : Language.values()) {
            String subject =
                    letter.document().path("subject").path(language.tag()).asText();
            values = values.with("/subject/" + language.tag(), replying(subject, REPLY.get(language)));
        }
        List<Named> about = LetterItems.of(letter);
        for (int i = 0; i < about.size(); i++) {
            values = LetterForm.with(values, "/about/" + i, about.get(i));
        }
        return values;
    }

    private static String replying(String subject, String prefix) {
        boolean isWhole = subject.isEmpty()
                || subject.startsWith(prefix)
                || subject.codePointCount(0, subject.length()) + prefix.length() > LONGEST_SUBJECT;
        return isWhole ? subject : prefix + subject;
    }
}
