package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import org.libraryexchange.desk.LetterFormViews.Said;
import org.libraryexchange.letter.Proposal;

/** Shows the form of a letter that offers texts for a partner's item, or sister items. */
@ApplicationScoped
class OfferEditorViews {

    private final Offers offers;
    private final OfferSisters sisters;
    private final LetterFormViews letters;

    OfferEditorViews(Offers offers, OfferSisters sisters, LetterFormViews letters) {
        this.offers = offers;
        this.sisters = sisters;
        this.letters = letters;
    }

    OfferEditor editor(LetterSpeech speech, LetterForm form, Proposal proposal, Said said) {
        OfferEditor editor = new OfferEditor(
                letters.unplaced(speech, form, said),
                proposal,
                offers.item(proposal),
                sisters.candidates(form.offering().words(), speech.desk().visit()));
        editor.place();
        LetterFormViews.place(editor.letter());
        return editor;
    }
}
