package org.libraryexchange.exchange.log;

import java.time.Duration;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.Conversation.MirrorStanding;
import org.libraryexchange.exchange.log.JudgedLog.Stretch;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;

/**
 * Reads a partner's log while its mirror is paused: it passes messages on, so that the partner is answered, and applies
 * nothing. The mirror's position stays where it is, so everything that is read here is read again after the pause.
 */
public final class PausedLog {

    private final MirrorStore mirror;
    private final JudgedLog log;
    private final Listener listener;
    private final RecordRefusals refusals = new RecordRefusals();
    private final Position stored;
    private long waiting;
    private long recordsBehind = -1;

    public PausedLog(MirrorStore mirror, JudgedLog log, Listener listener) {
        this.mirror = mirror;
        this.log = log;
        this.listener = listener;
        this.stored = mirror.position().resumedIn(log.extent());
        log.seek(stored.nextOffset());
    }

    /** Reads the next records and passes messages on. If there are none, waits for some. */
    public void step(Duration longestWait) {
        Stretch stretch = log.read(longestWait);
        if (waiting == 0 && !stretch.judgements().isEmpty()) {
            mirror.fallBehind();
        }
        stretch.judgements().forEach(this::pass);
        waiting += stretch.judgements().size();
        recordsBehind = stretch.behind() < 0 ? stretch.behind() : waiting + stretch.behind();
    }

    private void pass(Judgement judgement) {
        if (judgement instanceof AcceptedMessage noted) {
            Position place = new Position(stored.topicId(), noted.offset(), stored.sequence());
            try {
                listener.hear(noted, place, MirrorStanding.PAUSED);
            } catch (RuntimeException e) {
                // The applier sets it aside when it comes to it.
                Rejected unused = refusals.rejected(noted.raw(), e);
            }
        }
    }

    /** How many records follow the applied ones; -1 while unknown. */
    public long recordsBehind() {
        return recordsBehind;
    }
}
