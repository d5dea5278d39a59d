package org.libraryexchange.restoration;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far a database that was older than its log has been brought into agreement with it.
 *
 * @param found when this was noticed; null if it never was
 * @param settled when the two agreed again; null until then
 * @param confirmedBeyond a sequence beyond the log's end that a mirror has confirmed, so that nothing is published;
 *     null if there is none
 * @param next address of the next page; null on the last one
 */
record Restoration(
        RestorationState state,
        Instant found,
        Instant settled,
        Long confirmedBeyond,
        Counts counts,
        List<Difference> items,
        String next) {

    /**
     * Numbers of items.
     *
     * @param unknown items that only the log has
     * @param behind items with a later state in the log that were not changed here since the backup
     * @param conflict items with a later state in the log that were also changed here since the backup
     * @param erasure items that the log has erased, which the database does not know
     * @param undecided conflicts and erasures that wait for a choice
     * @param adopted items that took the log's state
     * @param kept items whose own state got a version above both
     */
    record Counts(long unknown, long behind, long conflict, long erasure, long undecided, long adopted, long kept) {}

    /**
     * One item.
     *
     * @param choice adopt or keep; null if nobody has chosen yet
     * @param outcome adopted or kept; null until then
     * @param log the state in the log
     * @param own the state with which it was compared; null if there was none
     */
    record Difference(UUID id, String finding, String choice, String outcome, State log, State own) {}

    /**
     * A state of an item.
     *
     * @param sequence in the log; null for a draft
     * @param sha256 of the document, in hexadecimal
     * @param document null if it is not kept
     */
    record State(
            long version,
            Long sequence,
            String sha256,
            @JsonRawValue String document) {}
}
