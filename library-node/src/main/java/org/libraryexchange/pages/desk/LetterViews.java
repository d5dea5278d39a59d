package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.locale.LibraryDetails;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.LetterDesks;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.letters.LetterThreads;
import org.libraryexchange.letters.Letters;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** Shows letters where they are: in their threads, or in their forms while they are drafts. */
@Singleton
record LetterViews(
        DeskContext desk,
        Correspondence letters,
        LetterThreads threads,
        LetterDesks desks,
        LetterItems items,
        LibraryDetails details) {

    static final String LETTERS = "/desk/letters";

    /** What somebody else may have made of a letter meanwhile. */
    static final Set<ProblemType> MOVED =
            Set.of(ProblemType.PRECONDITION_FAILED, ProblemType.LETTER_STATE_CONFLICT, ProblemType.ERASED);

    LetterTexts texts() {
        DeskTexts in = desk.texts();
        return new LetterTexts(in, desks.all(), items.shelf(), details.written(in.language()));
    }

    StaffFrame frame(LetterTexts in, String title) {
        return desk.frame(in.desk(), title, "letters");
    }

    /** The letter that an address names. */
    LetterRecord letter(String id) {
        return letter(id(id));
    }

    /**
     * A letter or draft of either city; an erased one, too.
     *
     * @throws ProblemException if there is none
     */
    LetterRecord letter(UUID id) {
        return letters.letter(id).orElseThrow(() -> Letters.notFound(id));
    }

    static UUID id(String text) {
        return Parameters.uuid(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The address must hold a letter's id: a UUID in lower case."));
    }

    /** A link to a letter's place. */
    String link(LetterRecord letter) {
        return desk.texts().link(place(letter)) + fragment(letter);
    }

    /** Leads back to a letter's place, which says what was done. */
    Response back(LetterRecord letter, String done) {
        return DeskContext.seeOther(place(letter).with("done", done) + fragment(letter));
    }

    private static String fragment(LetterRecord letter) {
        return letter.isDraft() ? "" : "#letter-" + letter.id();
    }

    private Address place(LetterRecord letter) {
        if (letter.isDraft()) {
            return Address.of(LETTERS + "/drafts/" + letter.id());
        }
        return letter.thread()
                .map(thread -> {
                    Address address = Address.of(LetterThreadResource.address(thread));
                    return threads.pageOf(letter.id(), thread)
                            .map(cursor -> address.with("cursor", cursor))
                            .orElse(address);
                })
                .orElseGet(() -> Address.of(LETTERS));
    }
}
