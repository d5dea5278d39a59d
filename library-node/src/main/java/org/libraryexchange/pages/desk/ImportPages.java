package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.catalogue.imports.ImportDetails.ImportError;
import org.libraryexchange.catalogue.imports.ImportRequest;
import org.libraryexchange.catalogue.imports.ImportState;
import org.libraryexchange.catalogue.imports.ImportView;
import org.libraryexchange.catalogue.imports.TablePreview;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.pages.desk.ImportPages.PreviewPage;
import org.libraryexchange.pages.desk.ImportPages.Row;
import org.libraryexchange.pages.desk.ImportPages.RunPage;
import org.libraryexchange.pages.desk.Layout.Difference;
import org.libraryexchange.pages.signin.StaffFrame;

/** Builds the pages of importing a table. */
@Singleton
record ImportPages(DeskContext desk, DeskLists lists, DeskSisters sisters, RulePreviews rules) {

    static final String PATH = "/desk/import";

    private static final String SECTION = "import";

    /** More rows would make a page that nobody reads and browsers are slow with. */
    private static final int ROWS_SHOWN = 500;

    /** @param refusal says why a file was not read; says nothing if there was none */
    Response choose(String scheme, Optional<Status> status, Function<DeskTexts, String> refusal) {
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.importTable(new ImportPage(
                desk.frame(in, in.words().importTitle(), SECTION),
                in,
                refusal.apply(in),
                scheme,
                status.isPresent(),
                lists.schemes())));
    }

    /** @param moved whether it would change something else now than what the person has seen */
    Response preview(Spreadsheet table, ImportRequest request, TablePreview preview, boolean moved) {
        DeskTexts in = desk.texts();
        List<TablePreview.Row> telling =
                preview.rows().stream().filter(ImportPages::tells).toList();
        List<TablePreview.Row> shown = telling.stream().limit(ROWS_SHOWN).toList();
        UnaryOperator<FormValues> worded = sisters.worded(
                in,
                shown.stream()
                        .flatMap(row -> Stream.concat(row.before().stream(), row.after().stream()))
                        .map(ImportPages::values)
                        .toList());
        return desk.answer(DeskTemplates.importPreview(new PreviewPage(
                desk.frame(in, in.words().previewTitle(), SECTION),
                in,
                moved,
                table.packed(),
                request,
                preview,
                shown.stream().map(row -> row(in, row, worded)).toList(),
                telling.size() - shown.size())));
    }

    /** Whether there is more to say of a row than that the catalogue says the same. */
    private static boolean tells(TablePreview.Row row) {
        return !row.effect().equals(Optional.of(Effect.UNCHANGED))
                || row.noted().stream().anyMatch(noted -> noted.fate() != Fate.MERGED);
    }

    private Row row(DeskTexts in, TablePreview.Row row, UnaryOperator<FormValues> worded) {
        return new Row(
                row,
                row.after().map(item -> in.title(values(item))).orElse(""),
                row.before()
                        .flatMap(before -> row.after()
                                .map(after -> Layout.of(after.content().kind())
                                        .differences(worded.apply(values(before)), worded.apply(values(after)))))
                        .orElse(List.of()),
                row.after()
                        .flatMap(item -> Optional.ofNullable(item.content().festival()))
                        .flatMap(festival -> Optional.ofNullable(festival.recurrence()))
                        .map(rule -> rules.lacking(in, rule))
                        .orElse(""));
    }

    private static FormValues values(Item item) {
        try {
            return FormValues.of(StoredDocument.read(new String(item.document(), UTF_8)));
        } catch (InvalidItemException e) {
            throw new IllegalStateException("the rules have been checked", e);
        }
    }

    Response run(ImportView view, List<ImportError> errors) {
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.importRun(
                new RunPage(desk.frame(in, in.words().importTitle(), SECTION), in, view, errors)));
    }

    /**
     * The page on which somebody chooses a table to import.
     *
     * @param refusal why the last file was not read; empty if there was none
     * @param schemes of identifiers that the city uses
     */
    record ImportPage(
            StaffFrame frame, DeskTexts in, String refusal, String scheme, boolean publishes, List<String> schemes) {

        /** The kinds of items for which there are tables to begin with. */
        public List<Kind> kinds() {
            return List.of(Kind.values());
        }
    }

    /**
     * The page that shows what a table would change.
     *
     * @param moved whether it would change something else now than what the person has seen
     * @param table for the hidden field of the form that begins the import
     * @param rows that would change something, are refused, or meet what people have settled
     * @param more how many of these are not shown
     */
    record PreviewPage(
            StaffFrame frame,
            DeskTexts in,
            boolean moved,
            String table,
            ImportRequest request,
            TablePreview preview,
            List<Row> rows,
            int more) {

        public String status() {
            return request.status().map(Status::term).orElse("");
        }
    }

    /**
     * A row of the table.
     *
     * @param title of the item as it would be; empty if the row is refused
     * @param lacking the years in which the rule of a festival gives no date; empty if there are none
     */
    record Row(TablePreview.Row read, String title, List<Difference> differences, String lacking) {

        public boolean isStatusChanged() {
            return read.before()
                    .flatMap(before -> read.after().filter(after -> after.status() != before.status()))
                    .isPresent();
        }
    }

    /**
     * The page of an import.
     *
     * @param errors why rows were refused
     */
    record RunPage(StaffFrame frame, DeskTexts in, ImportView view, List<ImportError> errors) {

        public boolean hasFailed() {
            return view.isAtRest() && view.state() != ImportState.FINISHED;
        }
    }
}
