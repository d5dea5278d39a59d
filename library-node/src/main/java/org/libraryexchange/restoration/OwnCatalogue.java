package org.libraryexchange.restoration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.log.Cursor;
import org.libraryexchange.log.LogExtent;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.restoration.Provenance.LogPlace;
import org.libraryexchange.worker.FencedException;

/** The own catalogue, as it is compared with its log. */
interface OwnCatalogue {

    /**
     * How far the log was sent, according to the database.
     *
     * @param offset of the latest acknowledged record; -1 where there is none
     */
    record Sent(Cursor cursor, long offset) {}

    /** A record that the database cannot have sent, with the place that the item has in the table. */
    record Stranger(Accepted read, Optional<LogPlace> own) {

        /** Whether the table holds this very state: then it was sent before the backup, by what came after it. */
        boolean isHeld() {
            return own.filter(place -> place.isOf(read.item())).isPresent();
        }
    }

    Sent sent();

    /** Up to here the database has announced that it would send. */
    long announced();

    /** The places of own items, drafts included. */
    Map<UUID, LogPlace> places(Collection<UUID> ids);

    /** Highest sequence of what was kept of the log and is not agreed on yet; 0 where there is nothing. */
    long highestKept();

    /**
     * Keeps what the log holds of items; the highest sequence of each counts.
     *
     * @param from how far the log was sent when the comparison began
     * @throws FencedException if it is not so any more: somebody else has compared, and perhaps brought the two to agree
     */
    void keep(Sent from, List<Stranger> strangers);

    /**
     * Notes that all of the log was read, and lets the counter go on beyond it.
     *
     * @param sendsAgain whether all of the catalogue has to be sent once the two agree
     */
    void readUpTo(LogExtent extent, long highestSequence, boolean sendsAgain);

    /** Notes that the log has lost records, so that all of the catalogue has to be sent again. */
    void startAgain(Sent from, LogExtent extent);
}
