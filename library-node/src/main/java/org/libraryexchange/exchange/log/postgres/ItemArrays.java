package org.libraryexchange.exchange.log.postgres;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.libraryexchange.base.database.BinaryRows;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.DocumentSummary;
import org.libraryexchange.record.Judgement.Accepted;

/** Items as parameters of a statement: one array for each column, which {@code unnest} turns back into rows. */
final class ItemArrays {

    private final PreparedStatement statement;
    private final Collection<Accepted> batch;
    private int next;

    private ItemArrays(PreparedStatement statement, int first, Collection<Accepted> batch) {
        this.statement = statement;
        this.next = first;
        this.batch = batch;
    }

    /**
     * Binds nine parameters of a statement: ids, kinds, statuses, versions, sequences, documents as bytes, their
     * digests, languages separated by commas, and update times in microseconds since 2000.
     *
     * @param first the index of the first parameter
     */
    static void bind(PreparedStatement statement, int first, Collection<Accepted> batch) throws SQLException {
        new ItemArrays(statement, first, batch).bind();
    }

    private void bind() throws SQLException {
        records("uuid", Object[]::new, DocumentRecord::id);
        summaries("text", String[]::new, DocumentSummary::kindTerm);
        summaries("text", String[]::new, DocumentSummary::statusTerm);
        summaries("bigint", Long[]::new, DocumentSummary::version);
        records("bigint", Long[]::new, DocumentRecord::sequence);
        records("bytea", byte[][]::new, DocumentRecord::document);
        records("bytea", byte[][]::new, DocumentRecord::sha256);
        summaries("text", String[]::new, summary -> String.join(",", summary.languages()));
        summaries("bigint", Long[]::new, summary -> BinaryRows.microseconds(summary.updated()));
    }

    private <T> void records(String type, IntFunction<T[]> array, Function<DocumentRecord, T> column)
            throws SQLException {
        add(type, array, accepted -> column.apply(accepted.record()));
    }

    private <T> void summaries(String type, IntFunction<T[]> array, Function<DocumentSummary, T> column)
            throws SQLException {
        add(type, array, accepted -> column.apply(accepted.summary()));
    }

    private <T> void add(String type, IntFunction<T[]> array, Function<Accepted, T> column) throws SQLException {
        Array values = statement
                .getConnection()
                .createArrayOf(type, batch.stream().map(column).toArray(array));
        statement.setArray(next++, values);
    }
}
