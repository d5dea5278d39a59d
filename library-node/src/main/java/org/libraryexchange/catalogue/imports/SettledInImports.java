package org.libraryexchange.catalogue.imports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.BinaryRows;
import org.libraryexchange.base.database.Copying;
import org.libraryexchange.catalogue.BulkOutcome.Taken;
import org.libraryexchange.catalogue.imports.BatchWriter.Result;
import org.libraryexchange.item.Overlay.Noted;

/** What became of values that people had settled, row by row. */
@Singleton
record SettledInImports(Jdbi database) {

    /**
     * What became of one value.
     *
     * @param id place in the list
     * @param row counted from 1; in a table the first line is row 1, as in a spreadsheet
     * @param pointer JSON Pointer of the value in the item; where it stood, if it stands no longer
     */
    record SettledInImport(long id, long row, UUID item, String pointer, String fate) {}

    /**
     * The values after one of them, in the order of the rows.
     *
     * @param fate only those of which this became; empty for all
     */
    List<SettledInImport> page(long id, Optional<String> fate, long after, int most) {
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

    /** Stores what became of the values that a batch met, in the transaction that writes its rows. */
    static void write(Handle session, long id, List<Result> results) {
        List<Result> met = results.stream()
                .filter(result -> result.outcome() instanceof Taken taken
                        && !taken.noted().isEmpty())
                .toList();
        if (!met.isEmpty()) {
            Copying.into(
                    session,
                    "import_settled (import_id, row_number, item_id, pointer, fate)",
                    rows -> met.forEach(result -> write(id, result, rows)));
        }
    }

    private static void write(long id, Result result, BinaryRows rows) {
        Taken taken = (Taken) result.outcome();
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
