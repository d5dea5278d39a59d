package org.libraryexchange.pages.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.catalogue.imports.TablePreview;
import org.libraryexchange.catalogue.imports.TableReading.Line;
import org.libraryexchange.catalogue.imports.TableReading.ReadTable;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.pages.desk.Spreadsheet.Content;

/** A table, how it was read, and what it would change. */
record Previewed(
        Spreadsheet table,
        ImportAnswers answers,
        Content.Table content,
        List<Line> lines,
        ColumnChoices choices,
        ReadTable read,
        TablePreview preview) {

    /** Whether there is more to say of a row than that the catalogue says the same. */
    static boolean tells(TablePreview.Row row) {
        return !row.effect().equals(Optional.of(Effect.UNCHANGED))
                || row.noted().stream().anyMatch(noted -> noted.fate() != Fate.MERGED);
    }

    /** Rows that say the same as one before, but for identifiers: its number, by theirs. */
    Map<Long, Long> repeated() {
        Map<Map<String, String>, Long> first = new HashMap<>();
        Map<Long, Long> repeated = new HashMap<>();
        new TreeMap<>(read.rows()).forEach((number, row) -> {
            Map<String, String> content = new HashMap<>(row.cells());
            content.keySet().removeIf(column -> column.startsWith("identifier"));
            Long before = first.putIfAbsent(content, number);
            if (before != null) {
                repeated.put(number, before);
            }
        });
        return repeated;
    }

    /** What the table calls a column; the desk's name for it if the table has none. */
    String label(DeskTexts in, String column) {
        return choices.heading(column).orElseGet(() -> in.column(column));
    }

    /** What is wrong with a row. */
    String problem(DeskTexts in, TablePreview.Problem problem) {
        return problem.column().isEmpty()
                ? in.problem("", problem.rule(), problem.hint())
                : in.problem(label(in, problem.column()), problem.column(), problem.rule(), problem.hint());
    }
}
