package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Visit;

/** Where letters are shown: in their threads, or in their forms while they are drafts. */
@ApplicationScoped
class LetterPlaces {

    /** What somebody else may have made of a letter meanwhile. */
    static final Set<ProblemType> MOVED =
            Set.of(ProblemType.PRECONDITION_FAILED, ProblemType.LETTER_STATE_CONFLICT, ProblemType.ERASED);

    private final Correspondence letters;

    LetterPlaces(Correspondence letters) {
        this.letters = letters;
    }

    /** The letter that an address names. */
    DeskLetter letter(String id) {
        return letters.letter(Parameters.uuid(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The address must hold a letter's id: a UUID in lower case.")));
    }

    /** A link to a letter's place. */
    String link(DeskLetter letter, Visit visit) {
        return visit.link(place(letter)) + fragment(letter);
    }

    /** Leads back to a letter's place, which says what was done. */
    Response back(DeskLetter letter, String done) {
        return DeskContext.seeOther(place(letter).with("done", done) + fragment(letter));
    }

    private static String fragment(DeskLetter letter) {
        return letter.isDraft() ? "" : "#" + LetterViews.anchor(letter);
    }

    private Address place(DeskLetter letter) {
        if (letter.isDraft()) {
            return Address.of(LetterViews.LETTERS + "/drafts/" + letter.id());
        }
        if (letter.thread().isEmpty()) {
            return Address.of(LetterViews.LETTERS);
        }
        UUID thread = letter.thread().get();
        Address address = Address.of(LetterThreadResource.address(thread));
        return letters.pageOf(letter.id(), thread)
                .map(cursor -> address.with("cursor", cursor))
                .orElse(address);
    }
}
