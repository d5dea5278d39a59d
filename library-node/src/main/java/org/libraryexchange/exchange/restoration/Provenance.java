package org.libraryexchange.exchange.restoration;

import java.util.Arrays;
import java.util.Optional;
import org.libraryexchange.record.DocumentRecord;

/**
 * Whether a database can have sent a record in its own log. It may have sent records just before a crash, without
 * moving the cursor. A record that it cannot have sent shows that the database is older than the log.
 */
public enum Provenance {
    /** This database sent it, or one that knew no more. */
    OWN,
    /** The database has no such item. */
    UNKNOWN_ITEM,
    /** The database has only an earlier state of the item, which a sender never has. */
    LATER_STATE,
    /** The database has given this sequence to another state of the item. */
    OTHER_STATE,
    /** The database never announced that it would send up to this sequence. */
    NOT_ANNOUNCED;

    /**
     * The sequence and hash of an own item.
     *
     * @param sequence 0 for a draft
     */
    public record LogPlace(long sequence, byte[] sha256) {

        public boolean isOf(DocumentRecord sent) {
            return sequence == sent.sequence() && Arrays.equals(sha256, sent.sha256());
        }
    }

    /**
     * Judges a record.
     *
     * @param own the item in the table; empty if it is not there
     * @param announced the last sequence that the database has announced it would send
     */
    public static Provenance of(DocumentRecord sent, Optional<LogPlace> own, long announced) {
        if (own.isEmpty()) {
            return UNKNOWN_ITEM;
        }
        LogPlace held = own.get();
        if (sent.sequence() > held.sequence()) {
            return LATER_STATE;
        }
        if (sent.sequence() == held.sequence() && !held.isOf(sent)) {
            return OTHER_STATE;
        }
        return sent.sequence() > announced ? NOT_ANNOUNCED : OWN;
    }
}
