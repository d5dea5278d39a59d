package org.libraryexchange.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.libraryexchange.item.Status;

/**
 * An import that is to be worked on.
 *
 * @param actor who sent it
 * @param place where the next row begins
 * @param number of the row before it
 * @param missingAfter the last identifier that was looked at for items that the file does not name; null before any was
 */
record ImportJob(
        long id,
        ImportState state,
        ImportRequest request,
        String actor,
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
                row.getLong("bytes"),
                row.getLong("place"),
                row.getLong("row_number"),
                row.getString("missing_after"));
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
}
