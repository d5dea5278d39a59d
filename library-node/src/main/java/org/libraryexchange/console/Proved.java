package org.libraryexchange.console;

import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.proving.LastProof;

/** Says what a proof has shown, and what it could not know. */
final class Proved {

    private Proved() {}

    /** When something was proved, and what has come since. */
    static List<String> told(Speech speech, LastProof proof) {
        List<String> told = new ArrayList<>();
        String at = speech.moment(proof.made());
        told.add(
                proof.items() == 0
                        ? speech.words().provedEmpty(at)
                        : speech.words().provedAt(at));
        if (proof.changesSince().orElse(0) > 0) {
            told.add(later(speech, proof));
        }
        return told;
    }

    /** How many records of this city a partner has rejected, as it has answered a proof. */
    static String rejected(Speech speech, String partner, LastProof proof) {
        return speech.words()
                .rejectedThere(
                        speech.city(partner),
                        proof.rejected(),
                        speech.number(proof.rejected()),
                        speech.moment(proof.made()));
    }

    /** What has come since a proof; empty if nothing has. */
    static String later(Speech speech, LastProof proof) {
        long changes = proof.changesSince().orElse(0);
        return changes == 0 ? "" : speech.words().changesSince(changes, speech.number(changes));
    }
}
