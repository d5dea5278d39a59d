package org.libraryexchange.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.libraryexchange.console.MirrorPage.History;
import org.libraryexchange.console.MirrorPage.Pair;
import org.libraryexchange.console.MirrorPage.Provable;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.LastProofs;
import org.libraryexchange.proving.LetterProofs;
import org.libraryexchange.proving.ProofReader;
import org.libraryexchange.record.Topics;

/** What the city and a partner hold of each other's letters, on the page about mirrors. No word of a letter is there. */
@ApplicationScoped
class LetterMirrors {

    private final NodeConfig node;
    private final LetterProofs letters;
    private final ExchangeHealth health;

    LetterMirrors(NodeConfig node, LetterProofs letters, ExchangeHealth health) {
        this.node = node;
        this.letters = letters;
        this.health = health;
    }

    Stream<Pair> pairs(Speech speech, String partner) {
        LastProofs proved = letters.last(partner);
        String city = speech.city(partner);
        String note = health.isAwaited(Topics.letters(partner, node.city()))
                ? speech.words().lettersWait(city)
                : speech.words().notProved();
        MirrorPages.Wording words = new MirrorPages.Wording(speech.words().lettersAtSender(), note);
        return Stream.of(
                MirrorPages.pair(
                        speech,
                        speech.words().lettersTheyHold(city),
                        node.city(),
                        proved.of(node.city(), partner),
                        words,
                        ""),
                MirrorPages.pair(
                        speech,
                        speech.words().lettersWeHold(city),
                        partner,
                        proved.of(partner, node.city()),
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
