package org.libraryexchange.exchange.rejected;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.rejected.Retries.Portion;
import org.libraryexchange.exchange.rejected.Retries.RetryOutcome;

/** Answers about rejected records, the same for programs and people. */
@Singleton
public record RejectedRecords(RejectedRepository rejected, RejectedCsv csv, Retries retries) {

    private static final int PIECE = 1024 * 1024;

    /** All matching records, as a table. */
    public Response table(RejectedQuery query) {
        StreamingOutput table = out -> csv.write(query, out);
        return Response.ok(table, "text/csv; charset=UTF-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"rejected-records.csv\"")
                .build();
    }

    /**
     * The value of one record, however large it is. It is read and sent piece by piece.
     *
     * @throws ProblemException if there is no such record, or it has no value
     */
    public Response value(long id) {
        byte[] first = rejected.piece(id, 0, PIECE)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no such rejected record, or it has no value."));
        StreamingOutput value = out -> send(id, first, out);
        return Response.ok(value, MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename=\"rejected-" + id + ".bin\"")
                .build();
    }

    private void send(long id, byte[] first, OutputStream out) throws IOException {
        byte[] piece = first;
        for (long sent = 0; piece.length > 0; ) {
            out.write(piece);
            sent += piece.length;
            // If the item is erased meanwhile, the rest of the value is gone.
            piece = rejected.piece(id, sent, PIECE).orElseGet(() -> new byte[0]);
        }
    }

    /** Tries all open records again. */
    public RetryCounts retryAll(String operator) {
        RetryCounts counts = RetryCounts.NONE;
        for (LogTables each : retries.listed()) {
            Portion portion = new Portion(List.of(), 0);
            do {
                portion = retries.retryNext(each, portion.last(), operator);
                for (RetryOutcome outcome : portion.outcomes()) {
                    counts = counts.plus(outcome);
                }
            } while (!portion.outcomes().isEmpty());
        }
        return counts;
    }

    /** How many retries had which outcome. */
    public record RetryCounts(
            int requested, @JsonProperty("still-unfit") int stillUnfit, int superseded) {

        static final RetryCounts NONE = new RetryCounts(0, 0, 0);

        RetryCounts plus(RetryOutcome outcome) {
            return switch (outcome) {
                case REQUESTED -> new RetryCounts(requested + 1, stillUnfit, superseded);
                case STILL_UNFIT -> new RetryCounts(requested, stillUnfit + 1, superseded);
                case SUPERSEDED -> new RetryCounts(requested, stillUnfit, superseded + 1);
            };
        }
    }
}
