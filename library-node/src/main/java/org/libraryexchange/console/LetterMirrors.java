package org.libraryexchange.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.libraryexchange.console.MirrorPage.History;
import org.libraryexchange.console.MirrorPage.Pair;
import org.libraryexchange.console.MirrorPage.Provable;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.ops.ExchangeStatus.PartnerStatus;
import org.libraryexchange.ops.LettersStatus;
import org.libraryexchange.proving.LetterProofs;
import org.libraryexchange.proving.ProofReader;

/** What the city and a partner hold of each other's letters, on the page about mirrors. No word of a letter is there. */
@ApplicationScoped
class LetterMirrors {

    private final NodeConfig node;
    private final LetterProofs letters;

    LetterMirrors(NodeConfig node, LetterProofs letters) {
        this.node = node;
        this.letters = letters;
    }

    Stream<Pair> pairs(Speech speech, PartnerStatus partner) {
        LettersStatus held = partner.letters();
        String city = speech.city(partner.city());
        String note = held.received().awaited()
                ? speech.words().lettersWait(city)
                : speech.words().notProved();
        MirrorPages.Wording words = new MirrorPages.Wording(speech.words().lettersAtSender(), note);
        return Stream.of(
                MirrorPages.pair(
                        speech,
                        speech.words().lettersTheyHold(city),
                        node.city(),
                        held.sent().proved(),
                        words,
                        ""),
                MirrorPages.pair(
                        speech,
                        speech.words().lettersWeHold(city),
                        partner.city(),
                        held.received().proved(),
                        words,
                        ""));
    }

    Stream<History> histories(Speech speech, String partner) {
        ProofReader proofs = letters.reader(partner);
        String here = speech.city(node.city());
        String there = speech.city(partner);
        return Stream.of(
                MirrorPages.history(speech, speech.words().proofsOfLetters(here, there), node.city(), proofs),
                MirrorPages.history(speech, speech.words().proofsOfLetters(there, here), partner, proofs));
    }

    Provable provable(Speech speech, String partner) {
        return new Provable("/ops/proofs/letters/" + partner, speech.words().proveLettersNow(speech.city(partner)));
    }
}
