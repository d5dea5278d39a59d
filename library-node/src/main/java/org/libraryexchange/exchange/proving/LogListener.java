package org.libraryexchange.exchange.proving;

import java.util.function.Consumer;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.Conversation.MirrorStanding;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.proof.Desks;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/**
 * Receives a partner's messages in one of its logs. A log of letters has those about the city's letters to it as well.
 *
 * @param answers takes messages about the city's letters, each in one transaction
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
}
