package org.libraryexchange.exchange.proving;

import java.util.function.Consumer;
import java.util.function.Function;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.Conversation.MirrorStanding;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.proof.Desks;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/**
 * Receives a partner's messages in one of its logs. A log of letters or pictures has those about the city's own as well.
 *
 * @param answers takes messages about the city's own log, each in one transaction
 * @param desks notes the partner's desks
 * @param endOfBackground ends the comparer's work in the background
 */
record LogListener(
        Comparer comparer, Consumer<AcceptedMessage> answers, Consumer<Desks> desks, Runnable endOfBackground)
        implements Listener {

    @Override
    public void hear(AcceptedMessage noted, Position at, MirrorStanding standing) {
        if (noted.message().type().isAnswer()) {
            answers.accept(noted);
        } else if (noted.message() instanceof Desks told) {
            desks.accept(told);
        } else {
            comparer.hear(noted, at, standing);
        }
    }

    @Override
    public void caughtUp() {
        comparer.caughtUp();
    }

    @Override
    public void close() {
        endOfBackground.run();
        comparer.close();
    }

    /**
     * Takes a partner's messages about the city's own log, of letters or pictures. All effects of a message are one transaction.
     *
     * @param places notes how far the partner has applied it
     * @param signatures checks a message's signature with the partner's keys
     */
    record LogAnswers(
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
}
