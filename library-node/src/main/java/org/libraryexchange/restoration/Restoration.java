package org.libraryexchange.restoration;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far a database that was older than its log has been brought to agree with it.
 *
 * @param found when it was noticed; null for none
 * @param settled when the two agreed again; null until then
 * @param confirmedBeyond a place beyond the log's end that a mirror has confirmed, so that nothing is published; null where
 *     none has
 * @param next address of the next page; null on the last
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
     * How many items.
     *
     * @param unknown only the log has them
     * @param behind the log has a later state, and nobody wrote here since the backup
     * @param conflict the log has a later state, and somebody wrote here since the backup
     * @param erasure the log holds an erasure that the database does not know of
     * @param undecided of the conflicts and erasures, those that wait for a choice
     * @param adopted the log's state was taken over
     * @param kept the own state got a version above both
     */
    record Counts(long unknown, long behind, long conflict, long erasure, long undecided, long adopted, long kept) {}

    /**
     * One item.
     *
     * @param choice adopt or keep; null where none was made yet
     * @param outcome adopted or kept; null until then
     * @param log the state that the log holds
     * @param own the state that it was compared with; null where there was none
     */
    record Difference(UUID id, String finding, String choice, String outcome, State log, State own) {}

    /**
     * A state of an item.
     *
     * @param sequence place in the log; null for a draft
     * @param sha256 of the document, in hexadecimal
     * @param document null where it is not kept
     */
    record State(
            long version,
            Long sequence,
            String sha256,
            @JsonRawValue String document) {}
}
