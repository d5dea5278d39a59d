package org.libraryexchange.exchange.proving;

import java.util.function.Consumer;
import java.util.function.Function;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/**
 * Takes a partner's messages about the city's letters to it. All effects of a message are one transaction.
 *
 * @param places notes how far the partner has applied these letters
 * @param signatures checks a message's signature with the partner's keys
 */
record LetterAnswers(
        String partner,
        ReceiptHandler handler,
        Consumer<Applied> places,
        Function<AcceptedMessage, SignedBytes> signatures) {

    /** Takes one message. Taking it again changes nothing. */
    void take(AcceptedMessage noted) {
        SignedBytes signed = signatures.apply(noted);
        if (noted.message() instanceof Applied applied) {
            if (signed.state().isTrusted() && applied.mirror().equals(partner)) {
                places.accept(applied);
            }
        } else {
            handler.receive(partner, noted.message(), signed);
        }
    }
}
