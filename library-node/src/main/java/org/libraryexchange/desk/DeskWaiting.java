package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.desk.ListPage.Choice;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.proposals.SettledChanges;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Wording;

/** What waits for the people of this city. */
@ApplicationScoped
class DeskWaiting {

    private final Correspondence letters;
    private final SettledChanges changes;

    DeskWaiting(Correspondence letters, SettledChanges changes) {
        this.letters = letters;
        this.changes = changes;
    }

    /** Each list that is not empty, with its number. */
    List<Choice> of(DeskSpeech speech) {
        OfferMessages words = Wording.of(OfferMessages.class, speech.language());
        Stream<Choice> settled = SettledResource.STATES.stream()
                .flatMap(state -> choice(
                        speech,
                        words.settled(state),
                        changes.count(state),
                        Address.of(SettledResource.ADDRESS).with("state", state)));
        return Stream.concat(
                        choice(speech, words.waitingLetters(), letters.waitingForUs(), Address.of(LetterViews.LETTERS)),
                        settled)
                .toList();
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
