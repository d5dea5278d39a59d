package org.libraryexchange.exchange.log;

import java.util.Objects;
import org.libraryexchange.exchange.log.LogReader.LogExtent;

/**
 * How far a partner's log has been applied.
 *
 * @param topicId of the topic that was read; null before the first record
 * @param nextOffset offset of the next record to read
 * @param sequence highest sequence applied, not counting rejected records
 */
public record Position(String topicId, long nextOffset, long sequence) {

    public static final Position NONE = new Position(null, 0, 0);

    public Position movedTo(long newNextOffset, long newSequence) {
        return new Position(topicId, newNextOffset, Math.max(sequence, newSequence));
    }

    /**
     * Where to continue in the log: at this position if the log still has it, otherwise at the first record that is
     * left.
     */
    public Position resumedIn(LogExtent log) {
        boolean canGoOn = Objects.equals(topicId, log.topicId())
                && nextOffset >= log.firstOffset()
                && nextOffset <= log.endOffset();
        return canGoOn ? this : new Position(log.topicId(), log.firstOffset(), sequence);
    }
}
