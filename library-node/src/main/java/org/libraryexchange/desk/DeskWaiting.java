package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.desk.ListPage.Choice;
import org.libraryexchange.desk.ListPage.Waiting;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Open;
import org.libraryexchange.proposals.SettledChanges;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Wording;

/** What waits for the people of this city. */
@ApplicationScoped
class DeskWaiting {

    private static final int LETTERS_SHOWN = 5;

    private final Correspondence letters;
    private final LetterViews views;
    private final SettledChanges changes;

    DeskWaiting(Correspondence letters, LetterViews views, SettledChanges changes) {
        this.letters = letters;
        this.views = views;
        this.changes = changes;
    }

    Waiting of(DeskSpeech speech) {
        Open open = letters.waitingForUs(LETTERS_SHOWN);
        OfferMessages words = Wording.of(OfferMessages.class, speech.language());
        List<Choice> lists = Stream.concat(
                        open.count() > open.letters().size()
                                ? choice(speech, words.waitingLetters(), open.count(), Address.of(LetterViews.LETTERS))
                                : Stream.empty(),
                        SettledResource.STATES.stream()
                                .flatMap(state -> choice(
                                        speech,
                                        words.settled(state),
                                        changes.count(state),
                                        Address.of(SettledResource.ADDRESS).with("state", state))))
                .toList();
        return new Waiting(views.entries(views.speech(speech), open.letters()), lists);
    }

    private static Stream<Choice> choice(DeskSpeech speech, String title, long count, Address address) {
        return count == 0
                ? Stream.empty()
                : Stream.of(new Choice(
                        speech.words().counted(title, speech.language().number(count)),
                        speech.visit().link(address),
                        false));
    }
}
