package org.libraryexchange.pages.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.pages.desk.LetterPage.Form;
import org.libraryexchange.pages.desk.LetterPage.Stale;

/** Shows the form of a letter; that of an offer with the texts of the item. */
@ApplicationScoped
class LetterFormViews {

    private final DeskContext desk;
    private final LetterViews views;
    private final Correspondence letters;
    private final Offers offers;
    private final NodeConfig node;

    LetterFormViews(DeskContext desk, LetterViews views, Correspondence letters, Offers offers, NodeConfig node) {
        this.desk = desk;
        this.views = views;
        this.letters = letters;
        this.offers = offers;
        this.node = node;
    }

    /**
     * What the page says beside the form.
     *
     * @param done what was just done, as a term; empty if nothing
     * @param notice what the person should know first; empty if nothing
     * @param moreLinks whether there is one more empty field for a link
     */
    record Said(
            List<Violation> violations,
            String done,
            Function<LetterSpeech, String> notice,
            boolean moreLinks,
            boolean itemUnknown) {

        static final Said NOTHING = of(List.of());

        static Said of(List<Violation> violations) {
            return new Said(violations, "", in -> "", false, false);
        }

        static Said done(String done) {
            return new Said(List.of(), done, in -> "", false, false);
        }

        static Said notice(Function<LetterSpeech, String> notice) {
            return new Said(List.of(), "", notice, false, false);
        }
    }

    /** The page with a form. */
    Response shown(LetterForm form, Said said) {
        Form page = page(offers.opened(form), said);
        Optional<OfferEditor> offer = page.form()
                .proposal()
                .map(proposal -> new OfferEditor(
                        page,
                        proposal,
                        offers.item(proposal),
                        offers.candidates(
                                page.form().offering().words(), page.in().desk().visit())));
        offer.ifPresent(OfferEditor::place);
        page.place();
        return desk.answer(offer.map(DeskTemplates::offer).orElseGet(() -> DeskTemplates.letter(page)));
    }

    private Form page(LetterForm form, Said said) {
        LetterSpeech speech = views.speech();
        Optional<DeskLetter> answered = Parameters.uuid(form.values().text("/inReplyTo"))
                .flatMap(letters::known)
                .filter(letter -> !letter.isDraft());
        boolean choosesCity = node.partners().size() > 1 && !form.continues();
        return new Form(
                views.frame(speech, title(speech, form, answered)),
                speech,
                form,
                said,
                speech.problems(said.violations()),
                node.city(),
                choosesCity ? new TreeSet<>(node.partners().keySet()) : Set.of(),
                answered);
    }

    private String title(LetterSpeech speech, LetterForm form, Optional<DeskLetter> answered) {
        if (!form.values().text(LetterForm.PROPOSAL).isEmpty()) {
            return speech.offers().offer();
        }
        if (answered.isPresent()) {
            return speech.words().replyTo(speech.title(answered.get().partner()));
        }
        if (!form.base().isEmpty()) {
            return speech.words().draftTitle();
        }
        return node.partners().size() == 1
                ? speech.words().newLetterTo(speech.title(form.values().text("/to")))
                : speech.words().newLetter();
    }

    /** The page on which somebody chooses where two drafts differ. */
    Response stale(LetterForm mine, DeskLetter theirs) {
        LetterSpeech speech = views.speech();
        return desk.answer(DeskTemplates.letterStale(
                new Stale(views.frame(speech, speech.words().draftTitle()), speech, mine, theirs)));
    }
}
