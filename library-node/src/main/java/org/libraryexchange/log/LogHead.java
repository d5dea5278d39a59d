package org.libraryexchange.log;

import java.util.List;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.MessageRecord;

/** The end of the own logs, where something can be said; but for waking, for the publisher's thread alone. */
public interface LogHead {

    /** Sends all changes of a source, and returns when they are acknowledged. */
    void sendAll(ChangeSource changes);

    /** Appends a message to the item log. */
    void say(Message message);

    /** Appends messages to the control log. */
    void tell(List<MessageRecord> messages);

    /** Something is there to be said: whoever waits for changes need not wait on. For any thread. */
    void wake();
}
