package org.libraryexchange.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.item.Status;

/**
 * An import that is to be worked on.
 *
 * @param actor who sent it
 * @param approved how many items it may withdraw; empty where nobody had to approve it
 * @param place where the next row begins
 * @param number of the row before it
 * @param missingAfter the last identifier that was looked at for items that the file does not name; null before any was
 */
record ImportJob(
        long id,
        ImportState state,
        ImportRequest request,
        String actor,
        OptionalLong approved,
        long bytes,
        long place,
        long number,
        String missingAfter) {

    static ImportJob of(ResultSet row) throws SQLException {
        return new ImportJob(
                row.getLong("id"),
                ImportState.of(row.getString("state")),
                request(row),
                row.getString("actor"),
                approved(row),
                row.getLong("bytes"),
                row.getLong("place"),
                row.getLong("row_number"),
                row.getString("missing_after"));
    }

    private static OptionalLong approved(ResultSet row) throws SQLException {
        long approved = row.getLong("approved");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(approved);
    }

    private static ImportRequest request(ResultSet row) throws SQLException {
        return new ImportRequest(
                ImportForm.of(row.getString("form")),
                row.getString("scheme"),
                Optional.ofNullable(row.getString("item_status")).map(ImportRequest::status),
                row.getBoolean("dry_run"),
                row.getBoolean("complete"));
    }

    Optional<Status> usualStatus() {
        return request.status();
    }

    /** The same from another place on. */
    ImportJob at(long otherPlace, long otherNumber, String otherMissingAfter) {
        return new ImportJob(id, state, request, actor, approved, bytes, otherPlace, otherNumber, otherMissingAfter);
    }

    /** Whether nothing of it was written yet. */
    boolean isUnbegun() {
        return place == 0 && missingAfter == null;
    }
}
