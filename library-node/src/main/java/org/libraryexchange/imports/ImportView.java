package org.libraryexchange.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;

/**
 * An import as the API shows it: one object, whatever is kept together here.
 *
 * @param reason why it is held or failed; null otherwise
 * @param check what was found before anything was written; null before that
 * @param errors address of the list of what is wrong with refused rows
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
     * Who had to do with it, and when.
     *
     * @param actor who sent it
     * @param started null before
     * @param ended null before
     * @param decidedBy who approved or dropped it; null where nobody had to
     */
    public record Course(String actor, Instant received, Instant started, Instant ended, String decidedBy) {}

    /**
     * How far its body is read.
     *
     * @param bytesChecked how much of the body has been read before anything is written
     * @param bytesDone how much of the body is dealt with
     */
    public record Progress(long bytes, long bytesChecked, long bytesDone) {}

    /**
     * What became of its rows.
     *
     * @param rows that are dealt with, the sum of the five that follow
     * @param missing items that were withdrawn because a complete file does not name them
     */
    public record Counts(
            long rows, long created, long changed, long unchanged, long withdrawn, long refused, long missing) {}

    /**
     * What a file would withdraw.
     *
     * @param withdrawals published items that would be withdrawn
     * @param published items of the scheme that were published then
     */
    public record Check(long withdrawals, long published) {}

    /** As the table {@code bulk_import} has it. */
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
