package org.libraryexchange.exchange.log;

import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.Conversation.MirrorStanding;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/** Remembers messages, and the mirror's position at each. */
public final class HeardMessages implements Listener {

    /** One message. */
    record Heard(Message message, Position at, MirrorStanding standing) {}

    private final List<Heard> heard = new ArrayList<>();
    private int caughtUp;

    List<Heard> heard() {
        return heard;
    }

    int timesCaughtUp() {
        return caughtUp;
    }

    @Override
    public void hear(AcceptedMessage noted, Position at, MirrorStanding standing) {
        heard.add(new Heard(noted.message(), at, standing));
    }

    @Override
    public void caughtUp() {
        caughtUp++;
    }

    @Override
    public void close() {}
}
