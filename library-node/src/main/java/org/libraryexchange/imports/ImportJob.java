package org.libraryexchange.imports;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.mapper.Nested;

/**
 * An import that is to be worked on.
 *
 * @param actor who sent it
 * @param approved how many items it may withdraw; empty where nobody had to approve it
 */
record ImportJob(
        long id, ImportState state, ImportRequest request, String actor, OptionalLong approved, Reached reached) {

    /**
     * How far it has come.
     *
     * @param place where the next row begins
     * @param rowNumber of the row before it
     * @param missingAfter the last identifier that was looked at for items that the file does not name; empty before any was
     */
    record Reached(long place, long rowNumber, Optional<String> missingAfter) {

        /** Whether nothing was written yet. */
        boolean isNothing() {
            return place == 0 && missingAfter.isEmpty();
        }

        /** The same after rows of the file. */
        Reached behind(Batch batch) {
            return new Reached(batch.end(), batch.number(), Optional.empty());
        }

        /** The same after items that the file does not name. */
        Reached behindMissing(String last) {
            return new Reached(place, rowNumber, Optional.of(last));
        }
    }

    /** As the table {@code bulk_import} has it. */
    record Row(
            long id,
            String state,
            @Nested ImportRequest.Row request,
            String actor,
            OptionalLong approved,
            @Nested Reached reached) {

        ImportJob job() {
            return new ImportJob(id, ImportState.of(state), request.request(), actor, approved, reached);
        }
    }

    /** The same where it has come farther. */
    ImportJob at(Reached farther) {
        return new ImportJob(id, state, request, actor, approved, farther);
    }
}
