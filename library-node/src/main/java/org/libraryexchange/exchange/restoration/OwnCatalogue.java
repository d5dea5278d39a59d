package org.libraryexchange.exchange.restoration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.log.Outbox.Cursor;
import org.libraryexchange.exchange.restoration.Provenance.LogPlace;
import org.libraryexchange.record.Judgement.Accepted;

/** The own catalogue, for the comparison with its log. */
interface OwnCatalogue {

    /**
     * How much of the log was sent, according to the database.
     *
     * @param offset of the latest acknowledged record; -1 if there is none
     */
    record SentPlace(@Nested Cursor cursor, long offset) {}

    /** A record that this database cannot have sent, with the item's sequence and hash in the table. */
    record Stranger(Accepted read, Optional<LogPlace> own) {

        /**
         * Whether the table holds exactly this state. Then the database sent it before the backup; another check shows
         * that the database is older.
         */
        boolean isHeld() {
            return own.filter(place -> place.isOf(read.record())).isPresent();
        }
    }

    SentPlace sent();

    /** The last sequence that the database has announced it would send. */
    long announced();

    /** The sequences and hashes of own items, including drafts. */
    Map<UUID, LogPlace> places(Collection<UUID> ids);

    /** The highest sequence kept from the log during an open restoration; 0 if there is none. */
    long highestKept();

    /**
     * Keeps the items' states from the log. For each item the highest sequence counts.
     *
     * @param from how much of the log was sent when the comparison began
     * @throws FencedException if that has changed: another process has compared, and may have ended the restoration
     */
    void keep(SentPlace from, List<Stranger> strangers);

    /**
     * Notes that the whole log was read, and raises the counter of sequences above it.
     *
     * @param sendsAgain whether the whole catalogue must be sent again after the restoration
     */
    void readUpTo(LogExtent extent, long highestSequence, boolean sendsAgain);

    /** Notes that the log has lost records, so that the whole catalogue is sent again. */
    void startAgain(SentPlace from, LogExtent extent);
}
