package org.libraryexchange.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;

/**
 * An import as the API shows it.
 *
 * @param reason why it is held or has failed; null otherwise
 * @param check what was found before anything was written; null before that
 * @param errors address of the list of errors
 */
public record ImportView(
        long id,
        ImportState state,
        String reason,
        @JsonUnwrapped ImportRequest request,
        @JsonUnwrapped Course course,
        @JsonUnwrapped Progress progress,
        @JsonUnwrapped Counts counts,
        Check check,
        String errors) {

    static final String ADDRESS = "/api/v1/imports";

    /**
     * Who dealt with the import, and when.
     *
     * @param actor who sent it
     * @param started null before that
     * @param ended null before that
     * @param decidedBy who approved or dropped it; null if nobody had to decide
     */
    public record Course(String actor, Instant received, Instant started, Instant ended, String decidedBy) {}

    /**
     * How far the body was read.
     *
     * @param bytesChecked how many bytes the check has read
     * @param bytesDone how many bytes of the body have been processed
     */
    public record Progress(long bytes, long bytesChecked, long bytesDone) {}

    /**
     * The results of the rows.
     *
     * @param rows processed so far: the sum of the next five numbers
     * @param missing items that were withdrawn because a complete file does not name them
     */
    public record Counts(
            long rows, long created, long changed, long unchanged, long withdrawn, long refused, long missing) {}

    /**
     * What a file would withdraw.
     *
     * @param withdrawals published items that would be withdrawn
     * @param published items of the scheme that were published at that time
     */
    public record Check(long withdrawals, long published) {}

    /** Columns of the table {@code bulk_import}. */
    record Row(
            long id,
            String state,
            String reason,
            @Nested ImportRequest.Row request,
            @Nested Course course,
            @Nested Progress progress,
            @Nested Counts counts,
            Long withdrawals,
            Long published) {

        static final String COLUMNS = """
                id, state, reason, form, scheme, item_status, dry_run, complete, actor, received, started, ended,
                decided_by, bytes, checked as bytes_checked, place as bytes_done,
                created + changed + unchanged + withdrawn + refused as rows, created, changed, unchanged, withdrawn,
                refused, missing, withdrawals, published
                """;

        ImportView view() {
            return new ImportView(
                    id,
                    ImportState.of(state),
                    reason,
                    request.request(),
                    course,
                    progress,
                    counts,
                    withdrawals == null ? null : new Check(withdrawals, published),
                    ImportView.address(id) + "/errors");
        }
    }

    static String address(long id) {
        return ADDRESS + "/" + id;
    }

    String address() {
        return address(id);
    }

    /** Whether nothing more happens unless somebody decides. */
    public boolean isAtRest() {
        return state == ImportState.HELD || course.ended() != null;
    }
}
