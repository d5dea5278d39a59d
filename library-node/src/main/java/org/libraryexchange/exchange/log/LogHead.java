package org.libraryexchange.exchange.log;

import java.util.List;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.MessageRecord;

/**
 * The end of the city's own logs, where messages are appended. Only the publisher's thread may call it, except for
 * {@link #wake}.
 */
public interface LogHead {

    /** Sends all changes of a source and returns when the broker has acknowledged them. */
    void sendAll(ChangeSource changes);

    /** Appends a message to the log. */
    void say(Message message);

    /** Appends messages to the log that they name: at least one, all of the same log. */
    void tell(List<MessageRecord> messages);

    /**
     * Says that there is a message to send, so that the publisher stops waiting for changes. Any thread may call this.
     */
    void wake();
}
