package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.BinaryRows;
import org.libraryexchange.base.database.Copying;
import org.libraryexchange.base.http.Cells;
import org.libraryexchange.catalogue.BulkOutcome.Acceptance;
import org.libraryexchange.catalogue.BulkOutcome.Refusal;
import org.libraryexchange.catalogue.imports.BatchWriter.Result;
import org.libraryexchange.item.Overlay.Noted;
import org.libraryexchange.item.Violation;

/**
 * What the rows of imports met: errors, one for each rule that a row breaks, and values that people had settled in items
 * before, with what became of them.
 */
@Singleton
public record ImportDetails(Jdbi database) {

    private static final int PAGE_OF_TABLE = 1_000;
    private static final ObjectWriter TABLE = Cells.table(Line.class);

    /**
     * One rule that a row breaks.
     *
     * @param id place in the list
     * @param row counted from 1; in a table the first line is row 1, as in a spreadsheet
     * @param field the column, or a JSON Pointer
     * @param value the wrong value, shortened; null if it is missing
     */
    public record ImportError(long id, long row, String field, String rule, String value, String hint) {}

    /**
     * What became of one value.
     *
     * @param id place in the list
     * @param row counted from 1; in a table the first line is row 1, as in a spreadsheet
     * @param pointer JSON Pointer of the value in the item; where it stood, if it stands no longer
     */
    record SettledInImport(long id, long row, UUID item, String pointer, String fate) {}

    @JsonPropertyOrder({"row", "field", "rule", "value", "hint"})
    private record Line(long row, String field, String rule, String value, String hint) {
        private static Line of(ImportError error) {
            return new Line(
                    error.row(),
                    Cells.harmless(error.field()),
                    error.rule(),
                    Cells.harmless(error.value()),
                    Cells.harmless(error.hint()));
        }
    }

    /** The errors after one of them, in the order of the rows. */
    public List<ImportError> errors(long id, long after, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        select id, row_number as row, field, rule, value, hint from import_error
                        where import_id = :id and id > :after order by id limit :most
                        """)
                .bind("id", id)
                .bind("after", after)
                .bind("most", most)
                .map(ConstructorMapper.of(ImportError.class))
                .list());
    }

    /** All errors as a table, which is read page by page while it is sent. */
    public Response table(ImportView view) {
        StreamingOutput table = out -> writeTable(view.id(), out);
        return Response.ok(table, "text/csv; charset=UTF-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"import-" + view.id() + "-errors.csv\"")
                .build();
    }

    private void writeTable(long id, OutputStream out) throws IOException {
        try (SequenceWriter table = TABLE.writeValues(out)) {
            long last = 0;
            List<ImportError> page;
            do {
                page = errors(id, last, PAGE_OF_TABLE);
                for (ImportError each : page) {
                    table.write(Line.of(each));
                    last = each.id();
                }
                table.flush();
            } while (page.size() == PAGE_OF_TABLE);
        }
    }

    /**
     * The values after one of them, in the order of the rows.
     *
     * @param fate only those of which this became; empty for all
     */
    List<SettledInImport> settled(long id, Optional<String> fate, long after, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        select id, row_number as row, item_id as item, pointer, fate from import_settled
                        where import_id = :id and id > :after and (cast(:fate as text) is null or fate = :fate)
                        order by id limit :most
                        """)
                .bind("id", id)
                .bind("fate", fate)
                .bind("after", after)
                .bind("most", most)
                .map(ConstructorMapper.of(SettledInImport.class))
                .list());
    }

    /** Stores what a batch met, in the transaction that writes its rows. */
    static void write(Handle session, long id, List<Result> results) {
        writeErrors(session, id, results);
        writeSettled(session, id, results);
    }

    private static void writeErrors(Handle session, long id, List<Result> results) {
        List<Result> refused = results.stream()
                .filter(result -> result.outcome() instanceof Refusal)
                .toList();
        if (!refused.isEmpty()) {
            Copying.into(
                    session,
                    "import_error (import_id, row_number, field, rule, value, hint)",
                    rows -> refused.forEach(result -> writeErrors(id, result, rows)));
        }
    }

    private static void writeErrors(long id, Result result, BinaryRows rows) {
        for (Violation violation : ((Refusal) result.outcome()).violations()) {
            rows.row(6)
                    .bigint(id)
                    .bigint(result.entry().number())
                    .text(result.entry().field().apply(violation.pointer()))
                    .text(violation.rule())
                    .bytes(violation.value() == null ? null : violation.value().getBytes(StandardCharsets.UTF_8))
                    .text(violation.message());
        }
    }

    private static void writeSettled(Handle session, long id, List<Result> results) {
        List<Result> met = results.stream()
                .filter(result -> result.outcome() instanceof Acceptance taken
                        && !taken.noted().isEmpty())
                .toList();
        if (!met.isEmpty()) {
            Copying.into(
                    session,
                    "import_settled (import_id, row_number, item_id, pointer, fate)",
                    rows -> met.forEach(result -> writeSettled(id, result, rows)));
        }
    }

    private static void writeSettled(long id, Result result, BinaryRows rows) {
        Acceptance taken = (Acceptance) result.outcome();
        for (Noted noted : taken.noted()) {
            rows.row(5)
                    .bigint(id)
                    .bigint(result.entry().number())
                    .uuid(taken.item().id())
                    .text(noted.pointer())
                    .text(noted.fate().term());
        }
    }
}
