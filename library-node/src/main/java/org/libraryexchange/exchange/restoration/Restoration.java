package org.libraryexchange.exchange.restoration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.PropagateNull;
import org.libraryexchange.json.Term;

/**
 * How far a database that was older than its log has been brought into agreement with it. Who may choose need not be
 * allowed to read letters, so no word of them is here.
 *
 * @param items that differed; null for a log of letters
 * @param letters that differed; null for the log of items
 * @param next address of the next page; null on the last one
 */
record Restoration(
        @JsonUnwrapped Head head,
        Counts counts,
        @JsonInclude(Include.NON_NULL) List<? extends RestoredEntry> items,
        @JsonInclude(Include.NON_NULL) List<? extends RestoredEntry> letters,
        String next) {

    /**
     * The restoration as a whole.
     *
     * @param found when it was noticed that the database is older; null if it never was
     * @param settled when the two agreed again; null until then
     * @param confirmedBeyond a sequence beyond the log's end that a mirror has confirmed, so that nothing is published;
     *     null if there is none
     */
    record Head(RestorationState state, Instant found, Instant settled, Long confirmedBeyond) {}

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

    /** An item or letter that differed. */
    sealed interface RestoredEntry {
        UUID id();
    }

    /**
     * One item.
     *
     * @param choice adopt or keep; null if nobody has chosen yet
     * @param outcome adopted or kept; null until then
     * @param log the state in the log
     * @param own the state with which it was compared; null if there was none
     */
    record RestoredItem(
            UUID id,
            String finding,
            String choice,
            String outcome,
            @Nested("log") State log,
            @Nested("own") State own) implements RestoredEntry {

        /** The select list. */
        static final String SELECT = """
                select item_id as id, finding, choice, outcome, version as log_version, sequence as log_sequence,
                    encode(sha256, 'hex') as log_sha256, document as log_document, own_version,
                    nullif(own_sequence, 0) as own_sequence, encode(own_sha256, 'hex') as own_sha256, own_document
                from restored_item
                """;
    }

    /**
     * A state of an item.
     *
     * @param sequence in the log; null for a draft
     * @param sha256 of the document, in hexadecimal
     * @param document null if it is not kept
     */
    record State(
            @PropagateNull long version,
            Long sequence,
            String sha256,
            @JsonRawValue String document) {}

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
            UUID id,
            String kind,
            String finding,
            String choice,
            String outcome,
            @Nested("log") LoggedState log,
            @Nested("own") OwnState own)
            implements RestoredEntry {

        /** The select list. */
        static final String SELECT = """
                select item_id as id, kind, finding, choice, outcome, status as log_status, version as log_version,
                    sequence as log_sequence, updated as log_updated, own_version,
                    nullif(own_sequence, 0) as own_sequence
                from restored_item
                """;
    }

    /** The state of a letter in the log. */
    record LoggedState(String status, long version, long sequence, Instant updated) {}

    /**
     * The own state of a letter.
     *
     * @param sequence in the log; null for a draft
     */
    record OwnState(@PropagateNull long version, Long sequence) {}

    /** Whether a database is older than its own log. */
    enum RestorationState implements Term {
        /** The log holds only records that the database can have sent. */
        NONE,
        /** The log holds others, and nothing is published. */
        OPEN,
        /** The log held others, and the two agree again. */
        SETTLED;
    }
}
