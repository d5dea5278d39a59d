package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.json.Text;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.Sort;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Wording;

/** What an offer begins with: a few words in this city's language, and whom to credit. */
@ApplicationScoped
class OfferBeginnings {

    private static final int LONGEST_SUBJECT = 300;

    private final Offers offers;
    private final DeskDefaults defaults;
    private final CityTitles cities;

    OfferBeginnings(Offers offers, DeskDefaults defaults, CityTitles cities) {
        this.offers = offers;
        this.defaults = defaults;
        this.cities = cities;
    }

    /**
     * A letter that offers nothing yet.
     *
     * @param form a letter to the item's city
     * @param to language in which somebody wants to write; empty for this city's
     */
    LetterForm of(LetterForm form, StoredItem item, Optional<String> to) {
        OfferItem offered = OfferItem.of(item);
        String name = defaults.of().text("/attribution");
        Proposal proposal = new Proposal(
                item.id(),
                offered.version(),
                Sort.TRANSLATION,
                name.isEmpty() ? cities.own(cities.usualLanguage()).title() : name,
                List.of());
        String language = to.filter(
                        tag -> LanguageTag.canonical(tag).filter(tag::equals).isPresent())
                .orElseGet(() -> offers.usualLanguage(offered));
        return form.with(words(form.values().with("/to", item.owner()).with("/asks", "check"), offered))
                .with(proposal, OfferForm.NONE.into(language));
    }

    private FormValues words(FormValues values, OfferItem item) {
        Language language = cities.usualLanguage();
        OfferMessages words = Wording.of(OfferMessages.class, language);
        FormValues texts = FormValues.of(item.document());
        String title = texts.text("/title/" + language.tag()).isEmpty()
                ? texts.text("/title/" + item.original())
                : texts.text("/title/" + language.tag());
        String subject = "/subject/" + language.tag();
        return (values.text(subject).isEmpty()
                        ? values.with(
                                subject,
                                shortened(words.subject(
                                        title, cities.own(language).title())))
                        : values)
                .with("/text/" + language.tag(), words.text());
    }

    private static String shortened(String subject) {
        return Text.line(subject, LONGEST_SUBJECT);
    }
}
