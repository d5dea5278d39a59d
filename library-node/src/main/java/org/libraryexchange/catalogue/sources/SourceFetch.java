package org.libraryexchange.catalogue.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.json.Term;

/**
 * A time that a source is, or was, asked for its records.
 *
 * @param complete whether all records are asked for, and not only the latest
 * @param since the day from which on records have changed; empty for all
 * @param token where to go on, as the source said
 * @param importId of the import that gets its rows
 * @param withdrawalId of the import that withdraws items; empty if there is none
 * @param received bytes from the source
 * @param bytes of the rows
 * @param withdrawals how many items that import is to withdraw
 * @param reason why it failed, or brought nothing
 * @param detail what the source said
 * @param listSize how many records its list has, as the source said last
 * @param listed how many have come since it began
 * @param spent milliseconds for which it was asked, or left alone because it had failed or wanted that
 * @param slow whether answers take so long that it is asked in turn with other slow ones
 */
public record SourceFetch(
        long id,
        long sourceId,
        State state,
        boolean complete,
        boolean trusted,
        Optional<LocalDate> since,
        Instant started,
        Optional<Instant> ended,
        Optional<String> token,
        int attempts,
        int restarts,
        OptionalLong importId,
        OptionalLong withdrawalId,
        long received,
        long bytes,
        @Nested Counts counts,
        long withdrawals,
        Optional<Trouble> reason,
        Optional<String> detail,
        OptionalLong listSize,
        long listed,
        long spent,
        boolean slow) {

    /** Whether fewer records have come than its list has. */
    boolean lacksRecords() {
        return listSize.isPresent() && listed < listSize.getAsLong();
    }

    /** How far it is. */
    public enum State implements Term {
        RUNNING,
        FINISHED,
        FAILED
    }

    /**
     * What became of the records.
     *
     * @param records all of them: the sum of the others
     * @param rows that go to the import
     * @param repeated that had come before in the same fetch
     * @param own of this city or a partner
     * @param removed whose items people here have deleted or erased
     * @param deleted of which the source says that they are gone
     * @param unusable without an identifier, or that cannot be read
     */
    public record Counts(long records, long rows, long repeated, long own, long removed, long deleted, long unusable) {

        Counts plus(Counts other) {
            return new Counts(
                    records + other.records,
                    rows + other.rows,
                    repeated + other.repeated,
                    own + other.own,
                    removed + other.removed,
                    deleted + other.deleted,
                    unusable + other.unusable);
        }
    }
}
