package org.libraryexchange.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.console.OverviewPage.Tile;
import org.libraryexchange.ops.ExchangeStatus.PartnerStatus;
import org.libraryexchange.ops.LettersStatus.ReceivedLetters;
import org.libraryexchange.ops.LettersStatus.SentLetters;
import org.libraryexchange.proving.LastProof;

/** The figures about the letters between the city and a partner. */
final class LettersTile {

    private LettersTile() {}

    static Tile of(Speech speech, String own, PartnerStatus partner) {
        SentLetters sent = partner.letters().sent();
        ReceivedLetters received = partner.letters().received();
        String city = speech.city(partner.city());
        List<String> notes = new ArrayList<>();
        if (received.awaited()) {
            notes.add(speech.words().lettersWait(city));
        } else {
            notes.add(held(speech, speech.words().lettersTheyHold(city), sent.proved()));
            notes.add(held(speech, speech.words().lettersWeHold(city), received.proved()));
        }
        if (received.rejectedOpen() > 0) {
            notes.add(speech.words().lettersRejected(speech.number(received.rejectedOpen())));
        }
        sent.proved()
                .filter(proof -> proof.rejected() > 0)
                .ifPresent(proof -> notes.add(Proved.rejected(speech, partner.city(), proof)));
        if (received.dropped() > 0) {
            notes.add(speech.words().rejectedUnkept(speech.number(received.dropped())));
        }
        return new Tile(
                speech.words().lettersWith(city),
                speech.number(sent.backlog()),
                speech.words().lettersToSend(),
                notes,
                speech.accent(own),
                isGood(sent, received),
                speech.link("/ops/mirror"));
    }

    private static boolean isGood(SentLetters sent, ReceivedLetters received) {
        boolean proved = isWhole(sent.proved()) && isWhole(received.proved());
        return (received.awaited() || proved) && received.rejectedOpen() == 0 && received.dropped() == 0;
    }

    private static boolean isWhole(Optional<LastProof> proof) {
        return proof.filter(it -> it.verified() == it.items()).isPresent();
    }

    private static String held(Speech speech, String what, Optional<LastProof> proof) {
        return proof.map(it -> speech.words()
                        .lettersHeld(
                                what,
                                speech.number(it.verified()),
                                speech.number(it.items()),
                                String.join(speech.words().comma(), Proved.told(speech, it))))
                .orElseGet(() ->
                        speech.words().lettersNotProved(what, speech.words().notProved()));
    }
}
