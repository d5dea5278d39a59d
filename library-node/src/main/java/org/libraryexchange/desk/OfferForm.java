package org.libraryexchange.desk;

import java.util.Set;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.item.LanguageTag;

/**
 * What a form says of an offer besides the offer itself.
 *
 * @param to language in which somebody writes; empty if nobody has chosen one
 * @param words by which somebody looks for a sister item, as typed
 * @param relation chosen for a sister item, as a term
 * @param moved whether the item has changed since the form was shown
 * @param movedTexts pointers of the texts, without the language, that have changed
 */
record OfferForm(String to, String words, String relation, boolean moved, Set<String> movedTexts) {

    static final OfferForm NONE = new OfferForm("", "", "same", false, Set.of());

    OfferForm into(String language) {
        return new OfferForm(language, words, relation, moved, movedTexts);
    }

    OfferForm moved(Set<String> texts) {
        return new OfferForm(to, words, relation, true, texts);
    }

    static OfferForm of(PostedForm form, boolean moved, Set<String> movedTexts) {
        return new OfferForm(
                form.one("offer.to")
                        .filter(tag ->
                                LanguageTag.canonical(tag).filter(tag::equals).isPresent())
                        .orElse(""),
                form.one("offer.words").orElse("").strip(),
                form.one("offer.relation").orElse(NONE.relation),
                moved,
                movedTexts);
    }

    /** The same once the item that somebody looked for is found. */
    OfferForm found() {
        return new OfferForm(to, "", relation, moved, movedTexts);
    }
}
