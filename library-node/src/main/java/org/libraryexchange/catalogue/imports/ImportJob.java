package org.libraryexchange.catalogue.imports;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.mapper.Nested;

/**
 * An import with work left to do.
 *
 * @param actor who sent it
 * @param approved how many items it may withdraw; empty if nobody had to approve it
 */
record ImportJob(
        long id,
        ImportState state,
        @Nested ImportRequest request,
        String actor,
        OptionalLong approved,
        @Nested Position position) {

    /**
     * How far it has come.
     *
     * @param place where the next row begins
     * @param rowNumber of the row before it
     * @param missingAfter the last identifier that was looked at to find items that the file does not name; empty
     *     before the first
     */
    record Position(long place, long rowNumber, Optional<String> missingAfter) {

        /** Where an import begins. */
        static final Position START = new Position(0, 0, Optional.empty());

        /** Whether nothing has been written yet. */
        boolean isNothing() {
            return place == 0 && missingAfter.isEmpty();
        }

        /** The position after a batch of rows of the file. */
        Position behind(Batch batch) {
            return new Position(batch.end(), batch.number(), Optional.empty());
        }

        /** The position after withdrawing items that the file does not name. */
        Position behindMissing(String last) {
            return new Position(place, rowNumber, Optional.of(last));
        }
    }

    /** The same import at a later position. */
    ImportJob at(Position farther) {
        return new ImportJob(id, state, request, actor, approved, farther);
    }
}
