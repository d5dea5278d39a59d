package org.libraryexchange.proving;

import org.libraryexchange.log.Conversation.Listener;
import org.libraryexchange.log.Position;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.proof.Desks;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proving.LetterProving.Pair;
import org.libraryexchange.proving.Receipts.Signed;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.worker.BackgroundWork;

/** Receives a partner's messages in the log of its letters: about these, and about the city's letters to it. */
final class LetterListener implements Listener {

    private final Pair pair;
    private final Comparer comparer;
    private final ReceiptHandler handler;
    private final Signatures signatures;
    private final BackgroundWork background;

    LetterListener(
            Pair pair, Comparer comparer, ReceiptHandler handler, Signatures signatures, BackgroundWork background) {
        this.pair = pair;
        this.comparer = comparer;
        this.handler = handler;
        this.signatures = signatures;
        this.background = background;
    }

    @Override
    public void hear(AcceptedMessage noted, Position at, boolean catchingUp) {
        if (noted.message().type().isAnswer()) {
            pair.database().inTransaction(() -> answer(noted));
        } else if (noted.message() instanceof Desks desks) {
            pair.desks().note(desks);
        } else {
            comparer.hear(noted, at, catchingUp);
        }
    }

    private void answer(AcceptedMessage noted) {
        Message message = noted.message();
        byte[] value = noted.raw().value();
        SignatureState state = signatures.check(pair.partner(), value, noted.signature());
        if (message instanceof Applied applied) {
            if (state.isTrusted() && applied.mirror().equals(pair.partner())) {
                pair.appliedThere().note(applied);
            }
        } else {
            handler.receive(
                    pair.partner(), message, new Signed(value, noted.signature().orElse(null), state));
        }
    }

    @Override
    public void caughtUp() {
        comparer.caughtUp();
    }

    @Override
    public void close() {
        background.close();
        comparer.close();
    }
}
