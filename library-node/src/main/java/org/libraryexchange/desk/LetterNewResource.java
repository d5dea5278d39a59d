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
import java.util.Set;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.desk.LetterFormViews.Said;
import org.libraryexchange.desk.LetterItems.Named;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.Rules;
import org.libraryexchange.item.Status;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Address;
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
    private final Offers offers;
    private final OfferBeginnings beginnings;
    private final OfferEditorViews editors;
    private final CityTitles cities;
    private final NodeConfig node;

    LetterNewResource(
            DeskContext desk,
            Correspondence letters,
            LetterItems items,
            LetterViews views,
            LetterFormViews forms,
            Offers offers,
            OfferBeginnings beginnings,
            OfferEditorViews editors,
            CityTitles cities,
            NodeConfig node) {
        this.desk = desk;
        this.letters = letters;
        this.items = items;
        this.views = views;
        this.forms = forms;
        this.offers = offers;
        this.beginnings = beginnings;
        this.editors = editors;
        this.cities = cities;
        this.node = node;
    }

    @GET
    public Response begin(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = DeskContext.parameters(uri, "item", "reply", "offer", "to");
        Visit visit = desk.visit(uri, headers);
        LetterSpeech speech = views.speech(desk.speech(visit));
        Optional<String> named = parameters.one("offer").or(() -> parameters.one("item"));
        Optional<Named> item = named.flatMap(this::named);
        FormValues values = parameters
                .one("reply")
                .flatMap(Parameters::uuid)
                .map(letters::letter)
                .filter(letter -> !letter.isDraft())
                .map(this::reply)
                .orElseGet(() -> first(item));
        LetterForm form = LetterForm.begun(letters.newId(), values);
        if (parameters.one("offer").isPresent()) {
            return offer(speech, form, item, parameters.one("to"), headers);
        }
        Said said =
                named.isPresent() && item.isEmpty() ? Said.notice(speech.words().noSuchItem()) : Said.NOTHING;
        return desk.answer(LetterPage.Templates.letter(forms.form(speech, form, said)), visit, headers);
    }

    /** The address of the form in which somebody offers something for an item, named by its owner, a slash and its id. */
    static Address offer(String item) {
        return Address.of(LetterViews.LETTERS + "/new").with("offer", item);
    }

    /** Begins an offer. If the item takes none, a letter about it can still be written. */
    private Response offer(
            LetterSpeech speech, LetterForm form, Optional<Named> item, Optional<String> to, HttpHeaders headers) {
        Visit visit = speech.desk().visit();
        Optional<StoredItem> offered = item.flatMap(it -> Parameters.uuid(it.id()))
                .flatMap(offers::item)
                .filter(it -> it.status() == Status.PUBLISHED);
        if (offered.isEmpty()) {
            Said said = Said.notice(speech.offers().notOffered());
            return desk.answer(LetterPage.Templates.letter(forms.form(speech, form, said)), visit, headers);
        }
        LetterForm begun = beginnings.of(form.withItem(item.get()), offered.get(), to);
        return desk.answer(
                OfferPage.Templates.offer(
                        editors.editor(speech, begun, begun.proposal().orElseThrow(), Said.NOTHING)),
                visit,
                headers);
    }

    /** An item as addresses name it: its owner, a slash and its id. */
    private Optional<Named> named(String text) {
        return items.find(text).filter(item -> text.equals(item.owner() + "/" + item.id()));
    }

    private FormValues first(Optional<Named> item) {
        FormValues values = begun(addressee(item));
        return item.map(it -> LetterForm.with(values, "/about/0", it)).orElse(values);
    }

    /** The only partner, or the one whose item the letter is about. Otherwise the person chooses. */
    private String addressee(Optional<Named> item) {
        Set<String> partners = node.partners().keySet();
        return partners.size() == 1
                ? partners.iterator().next()
                : item.map(Named::owner).filter(partners::contains).orElse("");
    }

    private FormValues begun(String to) {
        return FormValues.NONE
                .with("/to", to)
                .with("/asks", "none")
                .with("/originalLanguage", cities.usualLanguage().tag());
    }

    /** A desk's id; empty if a newer partner's desk has one that no letter of this version can name. */
    private static String knowable(String desk) {
        Findings findings = Findings.forDocument();
        Rules.term(findings, desk);
        return findings.violations().isEmpty() ? desk : "";
    }

    /** A reply goes to the desk that wrote, from the desk that was addressed, and is about the same items. */
    private FormValues reply(DeskLetter letter) {
        String from = letter.document().path("from").path("desk").asText();
        String to = letter.document().path("toDesk").asText();
        FormValues values = begun(letter.partner())
                .with("/inReplyTo", letter.id().toString())
                .with("/toDesk", letter.own() ? to : knowable(from))
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
