package org.libraryexchange.proving;

import java.util.Optional;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proving.Receipts.Signed;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/** Takes a partner's messages about the city's letters to it. All effects of a message are one transaction. */
record LetterAnswers(String partner, ReceiptHandler handler, LetterPlaces places, SignatureCheck signatures) {

    /** Takes one message. Taking it again changes nothing. */
    void take(AcceptedMessage noted) {
        Message message = noted.message();
        byte[] value = noted.raw().value();
        Optional<byte[]> signature = noted.signature();
        SignatureState state = signatures.check(partner, value, signature);
        if (message instanceof Applied applied) {
            if (state.isTrusted()) {
                places.note(applied);
            }
        } else {
            handler.receive(partner, message, new Signed(value, signature.orElse(null), state));
        }
    }
}
