package org.libraryexchange.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.desk.HistoryPage.Difference;
import org.libraryexchange.desk.ImportPage.PreviewPage;
import org.libraryexchange.desk.ImportPage.Row;
import org.libraryexchange.desk.ImportPage.RunPage;
import org.libraryexchange.imports.ImportErrors.ImportError;
import org.libraryexchange.imports.ImportRequest;
import org.libraryexchange.imports.ImportView;
import org.libraryexchange.imports.TablePreview;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;

/** Builds the pages of importing a table. */
@ApplicationScoped
class ImportPages {

    static final String PATH = "/desk/import";

    private static final String SECTION = "import";

    /** More rows would make a page that nobody reads and browsers are slow with. */
    private static final int ROWS_SHOWN = 500;

    private final DeskContext desk;
    private final DeskLists lists;
    private final DeskSisters sisters;
    private final RulePreviews rules;

    ImportPages(DeskContext desk, DeskLists lists, DeskSisters sisters, RulePreviews rules) {
        this.desk = desk;
        this.lists = lists;
        this.sisters = sisters;
        this.rules = rules;
    }

    ImportPage choose(DeskSpeech speech, String scheme, Optional<Status> status, String refusal) {
        return new ImportPage(
                desk.frame(speech, speech.words().importTitle(), SECTION),
                speech,
                refusal,
                scheme,
                status.isPresent(),
                lists.schemes());
    }

    PreviewPage preview(
            DeskSpeech speech, Spreadsheet table, ImportRequest request, TablePreview preview, boolean moved) {
        List<TablePreview.Row> telling =
                preview.rows().stream().filter(ImportPages::tells).toList();
        List<TablePreview.Row> shown = telling.stream().limit(ROWS_SHOWN).toList();
        UnaryOperator<FormValues> worded = sisters.worded(
                speech,
                shown.stream()
                        .flatMap(row -> Stream.concat(row.before().stream(), row.after().stream()))
                        .map(ImportPages::values)
                        .toList());
        return new PreviewPage(
                desk.frame(speech, speech.words().previewTitle(), SECTION),
                speech,
                moved,
                table.packed(),
                request,
                preview,
                shown.stream().map(row -> row(speech, row, worded)).toList(),
                telling.size() - shown.size());
    }

    /** Whether there is more to say of a row than that the catalogue says the same. */
    private static boolean tells(TablePreview.Row row) {
        return !row.effect().equals(Optional.of(Effect.UNCHANGED))
                || row.noted().stream().anyMatch(noted -> noted.fate() != Fate.MERGED);
    }

    private Row row(DeskSpeech speech, TablePreview.Row row, UnaryOperator<FormValues> worded) {
        return new Row(
                row,
                row.after().map(item -> speech.title(values(item))).orElse(""),
                row.before()
                        .flatMap(before -> row.after()
                                .map(after -> Difference.between(
                                        after.content().kind(),
                                        worded.apply(values(before)),
                                        worded.apply(values(after)))))
                        .orElse(List.of()),
                row.after()
                        .flatMap(item -> Optional.ofNullable(item.content().festival()))
                        .flatMap(festival -> Optional.ofNullable(festival.recurrence()))
                        .map(rule -> rules.lacking(speech, rule))
                        .orElse(""));
    }

    private static FormValues values(Item item) {
        try {
            return FormValues.of(StoredDocument.read(new String(item.document(), UTF_8)));
        } catch (InvalidItemException e) {
            throw new IllegalStateException("the rules have been checked", e);
        }
    }

    RunPage run(DeskSpeech speech, ImportView view, List<ImportError> errors) {
        return new RunPage(desk.frame(speech, speech.words().importTitle(), SECTION), speech, view, errors);
    }
}
