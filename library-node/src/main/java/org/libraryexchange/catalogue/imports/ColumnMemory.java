package org.libraryexchange.catalogue.imports;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which columns people have chosen for the headings of a source's tables. A source is known by the scheme of its identifiers. */
@Singleton
public record ColumnMemory(Jdbi database) {

    /** What was chosen, by heading: the known column, empty if it is left out. */
    public Map<String, String> of(String scheme) {
        return database.withHandle(handle -> handle.select(
                        "select heading, column_name from import_column where scheme = ?", scheme)
                .reduceRows(new TreeMap<>(), (columns, row) -> {
                    columns.put(row.getColumn("heading", String.class), row.getColumn("column_name", String.class));
                    return columns;
                }));
    }

    public void keep(String scheme, Map<String, String> columns) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into import_column (scheme, heading, column_name)
                    values (:scheme, :heading, :column)
                    on conflict on constraint import_column_pk
                        do update set column_name = excluded.column_name
                    """);
            columns.forEach((heading, column) -> batch.bind("scheme", scheme)
                    .bind("heading", heading)
                    .bind("column", column)
                    .add());
            var unused = batch.execute();
        });
    }
}
