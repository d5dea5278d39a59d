package org.libraryexchange.proving;

import java.util.Optional;
import java.util.function.Consumer;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proving.Receipts.Signed;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/**
 * Takes a partner's messages about the city's letters to it. All effects of a message are one transaction.
 *
 * @param places notes how far the partner has applied these letters
 */
record LetterAnswers(String partner, ReceiptHandler handler, Consumer<Applied> places, SignatureCheck signatures) {

    /** Takes one message. Taking it again changes nothing. */
    void take(AcceptedMessage noted) {
        Message message = noted.message();
        byte[] value = noted.raw().value();
        Optional<byte[]> signature = noted.signature();
        SignatureState state = signatures.check(partner, value, signature);
        if (message instanceof Applied applied) {
            if (state.isTrusted() && applied.mirror().equals(partner)) {
                places.accept(applied);
            }
        } else {
            handler.receive(partner, message, new Signed(value, signature.orElse(null), state));
        }
    }
}
