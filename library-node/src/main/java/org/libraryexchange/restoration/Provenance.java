package org.libraryexchange.restoration;

import java.util.Arrays;
import java.util.Optional;
import org.libraryexchange.record.ItemRecord;

/**
 * Whether a database can have sent a record that stands in its own log. Records sent just before a crash, with the
 * cursor not moved, are its own; a record that is not shows that the database is older than the log.
 */
public enum Provenance {
    /** Sent by this database, or by one that knew no more. */
    OWN,
    /** It has no such item. */
    UNKNOWN_ITEM,
    /** It has an earlier state of the item; a sender's table never does. */
    LATER_STATE,
    /** It has given this place to another state of the item. */
    OTHER_STATE,
    /** It never announced that it would send so far. */
    NOT_ANNOUNCED;

    /**
     * A place in the log as an own item holds it.
     *
     * @param sequence 0 for a draft
     */
    public record LogPlace(long sequence, byte[] sha256) {

        public boolean isOf(ItemRecord sent) {
            return sequence == sent.sequence() && Arrays.equals(sha256, sent.sha256());
        }
    }

    /**
     * Judges a record.
     *
     * @param own the item as the table holds it; empty where it does not
     * @param announced up to here the database has announced that it would send
     */
    public static Provenance of(ItemRecord sent, Optional<LogPlace> own, long announced) {
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
