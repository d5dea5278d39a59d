package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.PropagateNull;
import org.libraryexchange.item.Overlay.Fate;

/**
 * An import as the API shows it.
 *
 * @param reason why it is held or has failed; null otherwise
 * @param check what was found before anything was written; null before that
 */
public record ImportView(
        long id,
        ImportState state,
        String reason,
        @Nested @JsonUnwrapped ImportRequest request,
        @Nested @JsonUnwrapped Course course,
        @Nested @JsonUnwrapped Progress progress,
        @Nested @JsonUnwrapped Counts counts,
        @Nested @JsonUnwrapped Fates fates,
        @Nested Check check) {

    /** Columns of the table {@code bulk_import}. */
    static final String COLUMNS = """
            id, state, reason, form, scheme, item_status as status, dry_run, complete,
            source_id as source, pictures, actor, received, started, ended, decided_by, decision_reason, bytes, checked as bytes_checked, place as bytes_done,
            created + changed + unchanged + withdrawn + refused as rows, created, changed, unchanged, withdrawn,
            refused, missing, stood, merged, kept, overtaken, set_aside, withdrawals, published
            """;

    static final String ADDRESS = "/api/v1/imports";

    /**
     * Who dealt with the import, and when.
     *
     * @param actor who sent it
     * @param started null before that
     * @param ended null before that
     * @param decidedBy who approved or dropped it; null if nobody had to decide
     * @param decisionReason why, if an operator did so in place of a head librarian; null otherwise
     */
    public record Course(
            String actor, Instant received, Instant started, Instant ended, String decidedBy, String decisionReason) {}

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
     * What became of values that people had settled in the items of its rows.
     *
     * @param stood the rows say what the systems have always said
     * @param merged the rows say the same
     * @param kept the rows of a source say something new, which people may take
     * @param overtaken the rows say something new, which counts
     * @param setAside their place is gone
     */
    public record Fates(long stood, long merged, long kept, long overtaken, long setAside) {

        /** The number of values that this became of. */
        public long of(Fate fate) {
            return switch (fate) {
                case STANDS -> stood;
                case MERGED -> merged;
                case KEPT -> kept;
                case OVERTAKEN -> overtaken;
                case SET_ASIDE -> setAside;
            };
        }
    }

    /**
     * What a file would withdraw.
     *
     * @param withdrawals published items that would be withdrawn
     * @param published items of the scheme that were published at that time
     */
    @PropagateNull("withdrawals")
    public record Check(long withdrawals, long published) {}

    static String address(long id) {
        return ADDRESS + "/" + id;
    }

    String address() {
        return address(id);
    }

    /** Address of the list of errors. */
    @JsonProperty
    String errors() {
        return address() + "/errors";
    }

    /** Address of the list of settled values that its rows met. */
    @JsonProperty
    String settled() {
        return address() + "/settled";
    }

    /** Whether nothing more happens unless somebody decides. */
    public boolean isAtRest() {
        return state == ImportState.HELD || course.ended() != null;
    }

    /** The import as the framework would write it, on one line. */
    String json(ObjectMapper json) {
        try {
            return json.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an import is a plain record", e);
        }
    }
}
