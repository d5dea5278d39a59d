package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.libraryexchange.desk.LetterItems.Named;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.letters.OfferReader;

/** Shows what a letter offers: each change beside the text that was translated, and what stands in the item. */
@ApplicationScoped
class OfferViews {

    private final OfferReader offers;
    private final DeskContext desk;

    OfferViews(OfferReader offers, DeskContext desk) {
        this.offers = offers;
        this.desk = desk;
    }

    /**
     * What somebody has filled in who decides, and why nothing was accepted.
     *
     * @param why a term; empty if nobody has tried
     */
    record Attempt(PostedForm form, String why, List<Violation> violations) {

        static final Attempt NONE = new Attempt(new PostedForm(new TreeMap<>()), "", List.of());
    }

    /** The offer of a letter in its thread; empty if it offers nothing any more. */
    Optional<Offered> offered(LetterSpeech speech, DeskLetter letter) {
        return offered(speech, letter, Attempt.NONE);
    }

    /** The same with what somebody has filled in. */
    Optional<Offered> offered(LetterSpeech speech, DeskLetter letter, Attempt attempt) {
        return letter.isOffer() && letter.isSent()
                ? Optional.of(Offered.of(speech, letter, offers.read(letter), attempt, desk.publishes()))
                : Optional.empty();
    }

    /** The name of what a change is about. */
    static String label(LetterSpeech speech, ProposedChange change) {
        return OfferPosting.isSister(change)
                ? speech.offers().sister()
                : speech.desk().label(change.pointer());
    }

    /** A change in one line. */
    static String inWords(LetterSpeech speech, ProposedChange change) {
        return speech.desk().words().inRow(label(speech, change), text(speech, change, change.becomes()));
    }

    static String text(LetterSpeech speech, ProposedChange change, JsonNode value) {
        if (OfferPosting.isSister(change) && value.isObject()) {
            Named named =
                    new Named(value.path("owner").asText(), value.path("id").asText(), "");
            return speech.offers()
                    .sisterOf(
                            speech.title(named),
                            speech.offers().relationOf(value.path("relation").asText()));
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** The text that somebody has typed over an offered one; empty if it is as it was offered. */
    static Optional<JsonNode> edited(PostedForm form, ProposedChange change) {
        return form.one("text" + change.pointer())
                .map(OfferItem::plain)
                .filter(text -> change.becomes().isTextual()
                        && !text.equals(OfferItem.plain(change.becomes().textValue())))
                .map(TextNode::valueOf);
    }
}
