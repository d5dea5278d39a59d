package org.libraryexchange.proving;

import java.util.function.Consumer;
import org.libraryexchange.log.Conversation.Listener;
import org.libraryexchange.log.MirrorStanding;
import org.libraryexchange.log.Position;
import org.libraryexchange.proof.Desks;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/** Receives a partner's messages in the log of its letters: about these, and about the city's letters to it. */
final class LetterListener implements Listener {

    private final Comparer comparer;
    private final Consumer<AcceptedMessage> answers;
    private final Consumer<Desks> desks;
    private final Runnable endOfBackground;

    /**
     * @param answers takes messages about the city's letters, each in one transaction
     * @param desks notes the partner's desks
     * @param endOfBackground ends the comparer's work in the background
     */
    LetterListener(
            Comparer comparer, Consumer<AcceptedMessage> answers, Consumer<Desks> desks, Runnable endOfBackground) {
        this.comparer = comparer;
        this.answers = answers;
        this.desks = desks;
        this.endOfBackground = endOfBackground;
    }

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
