package org.libraryexchange.simulation;

import java.util.UUID;
import org.libraryexchange.record.RawRecord;

/**
 * A record of the partner that was kept aside.
 *
 * @param topicId of the topic that it stood in
 * @param item that its key names; null where it names none
 * @param sequence that its envelope names; 0 where it names none
 * @param isPurged whether its bytes are gone, since the item is erased
 */
public record KeptRecord(
        String topicId, RawRecord raw, String reason, UUID item, long sequence, State state, boolean isPurged) {

    /** What became of it. */
    public enum State {
        OPEN,
        REQUESTED,
        APPLIED,
        SUPERSEDED,
        DISMISSED
    }

    public boolean isSettled() {
        return state != State.OPEN && state != State.REQUESTED;
    }

    public String place() {
        return topicId + "/" + raw.offset();
    }

    public KeptRecord becomes(State next) {
        return new KeptRecord(topicId, raw, reason, item, sequence, next, isPurged);
    }

    KeptRecord purged() {
        return new KeptRecord(topicId, raw, reason, item, sequence, state, true);
    }
}
