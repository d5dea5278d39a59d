package org.libraryexchange.pages.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.letters.OfferReader;
import org.libraryexchange.pages.desk.Offered.Attempt;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** Shows letters where they are: in their threads, or in their forms while they are drafts. */
@ApplicationScoped
class LetterViews {

    static final String LETTERS = "/desk/letters";

    /** What somebody else may have made of a letter meanwhile. */
    static final Set<ProblemType> MOVED =
            Set.of(ProblemType.PRECONDITION_FAILED, ProblemType.LETTER_STATE_CONFLICT, ProblemType.ERASED);

    private final DeskContext desk;
    private final Correspondence letters;
    private final LetterItems items;
    private final OfferReader offers;

    LetterViews(DeskContext desk, Correspondence letters, LetterItems items, OfferReader offers) {
        this.desk = desk;
        this.letters = letters;
        this.items = items;
        this.offers = offers;
    }

    LetterSpeech speech() {
        return new LetterSpeech(desk.speech(), letters.desks(), items.shelf());
    }

    StaffFrame frame(LetterSpeech speech, String title) {
        return desk.frame(speech.desk(), title, "letters");
    }

    /** The offer of a letter, with what somebody has filled in who decides; empty if it offers nothing any more. */
    Optional<Offered> offered(LetterSpeech speech, DeskLetter letter, Attempt attempt) {
        return letter.isOffer() && letter.isSent()
                ? Optional.of(Offered.of(speech, letter, offers.read(letter), attempt, desk.publishes()))
                : Optional.empty();
    }

    /** The letter that an address names. */
    DeskLetter letter(String id) {
        return letters.letter(id(id));
    }

    static UUID id(String text) {
        return Parameters.uuid(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The address must hold a letter's id: a UUID in lower case."));
    }

    /** A link to a letter's place. */
    String link(DeskLetter letter) {
        return desk.speech().link(place(letter)) + fragment(letter);
    }

    /** Leads back to a letter's place, which says what was done. */
    Response back(DeskLetter letter, String done) {
        return DeskContext.seeOther(place(letter).with("done", done) + fragment(letter));
    }

    private static String fragment(DeskLetter letter) {
        return letter.isDraft() ? "" : "#letter-" + letter.id();
    }

    private Address place(DeskLetter letter) {
        if (letter.isDraft()) {
            return Address.of(LETTERS + "/drafts/" + letter.id());
        }
        return letter.thread()
                .map(thread -> {
                    Address address = Address.of(LetterThreadResource.address(thread));
                    return letters.pageOf(letter.id(), thread)
                            .map(cursor -> address.with("cursor", cursor))
                            .orElse(address);
                })
                .orElseGet(() -> Address.of(LETTERS));
    }
}
