package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.BinaryRows;
import org.libraryexchange.base.database.Copying;
import org.libraryexchange.base.http.Cells;
import org.libraryexchange.catalogue.BulkOutcome.Refused;
import org.libraryexchange.catalogue.imports.BatchWriter.Result;
import org.libraryexchange.item.Violation;

/** The errors of refused rows, one for each rule that a row breaks. */
@Singleton
public record ImportErrors(Jdbi database) {

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
    public List<ImportError> page(long id, long after, int most) {
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

    /** Writes all errors as a table, page by page. */
    public void table(long id, OutputStream out) throws IOException {
        try (SequenceWriter table = TABLE.writeValues(out)) {
            long last = 0;
            List<ImportError> page;
            do {
                page = page(id, last, PAGE_OF_TABLE);
                for (ImportError each : page) {
                    table.write(Line.of(each));
                    last = each.id();
                }
                table.flush();
            } while (page.size() == PAGE_OF_TABLE);
        }
    }

    /** Stores the errors of a batch, in the transaction that writes its other rows. */
    static void write(Handle session, long id, List<Result> results) {
        List<Result> refused = results.stream()
                .filter(result -> result.outcome() instanceof Refused)
                .toList();
        if (!refused.isEmpty()) {
            Copying.into(
                    session,
                    "import_error (import_id, row_number, field, rule, value, hint)",
                    rows -> refused.forEach(result -> write(id, result, rows)));
        }
    }

    private static void write(long id, Result result, BinaryRows rows) {
        for (Violation violation : ((Refused) result.outcome()).violations()) {
            rows.row(6)
                    .bigint(id)
                    .bigint(result.entry().number())
                    .text(result.entry().field().apply(violation.pointer()))
                    .text(violation.rule())
                    .bytes(violation.value() == null ? null : violation.value().getBytes(StandardCharsets.UTF_8))
                    .text(violation.message());
        }
    }
}
