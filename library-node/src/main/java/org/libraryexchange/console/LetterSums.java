package org.libraryexchange.console;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.libraryexchange.console.RunPage.Sum;
import org.libraryexchange.console.RunPage.Sums;
import org.libraryexchange.nights.RunView.LettersView;

/** Describes the letters in a run. Each number comes with the total that it is a part of. */
record LetterSums(Speech speech) {

    List<Sums> of(LettersView letters, String city) {
        List<Sums> sums = new ArrayList<>();
        sums.add(new Sums(
                words().lettersSentTitle(city),
                List.of(
                        part(words().lettersSent(), letters.sent().sent()),
                        part(words().repaired(), letters.sent().repaired()),
                        part(words().unchanged(), letters.sent().unchanged())),
                total(
                        letters.sent().unchanged(),
                        letters.sent().sent() + letters.sent().repaired())));
        letters.theirs().ifPresent(held -> sums.add(RunSums.held(speech, words().lettersTheyHold(city), held)));
        letters.ours().ifPresent(held -> sums.add(RunSums.held(speech, words().lettersWeHold(city), held)));
        if (!letters.waiting()) {
            sums.add(new Sums(
                    words().lettersReceivedTitle(city),
                    List.of(
                            part(words().lettersReceived(), letters.received().received()),
                            part(words().unchanged(), letters.received().unchanged())),
                    total(letters.received().unchanged(), letters.received().received())));
        }
        return sums;
    }

    private ConsoleMessages words() {
        return speech.words();
    }

    private Sum part(String name, long value) {
        return new Sum(name, speech.number(value), false);
    }

    private Sum part(String name, OptionalLong value) {
        return new Sum(name, value.isPresent() ? speech.number(value.getAsLong()) : "–", false);
    }

    private String total(OptionalLong unchanged, long moved) {
        return unchanged.isPresent() ? speech.number(moved + unchanged.getAsLong()) : "–";
    }
}
