package org.libraryexchange.imports;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * An import as the API shows it.
 *
 * @param reason why it is held or failed; null otherwise
 * @param status of rows that name none; null for what single writes do
 * @param actor who sent it
 * @param decidedBy who approved or dropped it; null where nobody had to
 * @param bytesChecked how much of the body has been read before anything is written
 * @param bytesDone how much of the body is dealt with
 * @param rows that are dealt with, the sum of the five that follow
 * @param missing items that were withdrawn because a complete file does not name them
 * @param check what was found before anything was written; null before that
 * @param errors address of the list of what is wrong with refused rows
 */
@JsonPropertyOrder({"id", "state", "reason"})
public record ImportView(
        long id,
        ImportState state,
        String reason,
        ImportForm form,
        String scheme,
        String status,
        boolean dryRun,
        boolean complete,
        String actor,
        Instant received,
        Instant started,
        Instant ended,
        String decidedBy,
        long bytes,
        long bytesChecked,
        long bytesDone,
        long rows,
        long created,
        long changed,
        long unchanged,
        long withdrawn,
        long refused,
        long missing,
        Check check,
        String errors) {

    static final String ADDRESS = "/api/v1/imports";

    /**
     * What a file would withdraw.
     *
     * @param withdrawals published items that would be withdrawn
     * @param published items of the scheme that were published then
     */
    public record Check(long withdrawals, long published) {}

    static ImportView of(ResultSet row) throws SQLException {
        long created = row.getLong("created");
        long changed = row.getLong("changed");
        long unchanged = row.getLong("unchanged");
        long withdrawn = row.getLong("withdrawn");
        long refused = row.getLong("refused");
        long withdrawals = row.getLong("withdrawals");
        Check check = row.wasNull() ? null : new Check(withdrawals, row.getLong("published"));
        return new ImportView(
                row.getLong("id"),
                ImportState.of(row.getString("state")),
                row.getString("reason"),
                ImportForm.of(row.getString("form")),
                row.getString("scheme"),
                row.getString("item_status"),
                row.getBoolean("dry_run"),
                row.getBoolean("complete"),
                row.getString("actor"),
                time(row, "received"),
                time(row, "started"),
                time(row, "ended"),
                row.getString("decided_by"),
                row.getLong("bytes"),
                row.getLong("checked"),
                row.getLong("place"),
                created + changed + unchanged + withdrawn + refused,
                created,
                changed,
                unchanged,
                withdrawn,
                refused,
                row.getLong("missing"),
                check,
                address(row.getLong("id")) + "/errors");
    }

    static String address(long id) {
        return ADDRESS + "/" + id;
    }

    String address() {
        return address(id);
    }

    /** Whether nothing more happens unless somebody decides. */
    public boolean isAtRest() {
        return state == ImportState.HELD || ended != null;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
