package org.libraryexchange.restoration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.libraryexchange.restoration.Restoration.Counts;

/**
 * How far a database that was older than its log of letters to a partner has been brought into agreement with it. Who may
 * choose need not be allowed to read letters, so no word of them is here.
 *
 * @param found when this was noticed; null if it never was
 * @param settled when the two agreed again; null until then
 * @param confirmedBeyond a sequence beyond the log's end that the partner has confirmed, so that no letter is sent; null
 *     if there is none
 * @param next address of the next page; null on the last one
 */
record LetterRestoration(
        RestorationState state,
        Instant found,
        Instant settled,
        Long confirmedBeyond,
        Counts counts,
        List<RestoredLetter> letters,
        String next) {

    /**
     * One letter, or what became of one.
     *
     * @param kind letter or handling
     * @param choice adopt or keep; null if nobody has chosen yet
     * @param outcome adopted or kept; null until then
     * @param log the state in the log
     * @param own the state with which it was compared; null if there was none
     */
    record RestoredLetter(
            UUID id, String kind, String finding, String choice, String outcome, LoggedState log, OwnState own) {}

    /** The state of a letter in the log. */
    record LoggedState(String status, long version, long sequence, Instant updated) {}

    /**
     * The own state of a letter.
     *
     * @param sequence in the log; null for a draft
     */
    record OwnState(long version, Long sequence) {}
}
