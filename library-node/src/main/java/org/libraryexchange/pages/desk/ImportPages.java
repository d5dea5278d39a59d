package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.catalogue.imports.KnownColumns;
import org.libraryexchange.catalogue.imports.PictureZips.Zip;
import org.libraryexchange.catalogue.imports.TablePreview;
import org.libraryexchange.catalogue.imports.TableReading;
import org.libraryexchange.catalogue.imports.TableReading.Line;
import org.libraryexchange.catalogue.imports.TableReading.RowReading;
import org.libraryexchange.catalogue.imports.ZippedPicture;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.pages.desk.ColumnChoices.Choice;
import org.libraryexchange.pages.desk.Layout.Difference;
import org.libraryexchange.pages.desk.Spreadsheet.Content;
import org.libraryexchange.pages.signin.StaffFrame;

/** Builds the pages of importing a table. */
@Singleton
record ImportPages(
        DeskContext desk,
        DeskLists lists,
        DeskSisters sisters,
        RulePreviews rules,
        DeskDefaults defaults,
        Doubts doubts) {

    static final String PATH = "/desk/import";

    static final String SECTION = "import";

    /** More rows would make a page that nobody reads and browsers are slow with. */
    private static final int ROWS_SHOWN = 500;

    /** Asks for a table that names the pictures of a ZIP. */
    Response choose(Zip zip) {
        ImportAnswers answers = new ImportAnswers(new PostedForm(Map.of("pictures", List.of(zip.pictures()))));
        return choose(answers, in -> "", Optional.of(zip));
    }

    /** @param refusal says why a file was not read; says nothing if there was none */
    Response choose(ImportAnswers answers, Function<DeskTexts, String> refusal) {
        return choose(answers, refusal, Optional.empty());
    }

    private Response choose(ImportAnswers answers, Function<DeskTexts, String> refusal, Optional<Zip> zip) {
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.importTable(new ImportPage(
                desk.frame(in, in.words().importTitle(), SECTION),
                in,
                refusal.apply(in),
                answers,
                zip,
                lists.schemes())));
    }

    /**
     * Asks how to read a file.
     *
     * @param action address of the forms
     * @param choices what its columns are; empty if it is not known which table or text it is
     */
    Response ask(
            String action, Spreadsheet table, ImportAnswers answers, Content content, Optional<ColumnChoices> choices) {
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.importReading(new ReadingPage(
                desk.frame(in, in.table().readingTitle(), SECTION),
                in,
                action,
                table.packed(),
                answers,
                content instanceof Content.Sheets sheets ? sheets.names() : List.of(),
                content instanceof Content.Encodings encodings ? encodings.samples() : Map.of(),
                choices,
                defaults.of().byPointer())));
    }

    /**
     * Shows what a table would change.
     *
     * @param action address of the forms
     * @param moved whether it would change something else now than what the person has seen
     */
    Response preview(String action, Previewed table, boolean moved) {
        DeskTexts in = desk.texts();
        Doubts.OfTable slips = doubts.ofTable(in, table.preview());
        Map<Long, Long> repeated = table.repeated();
        // What somebody has to mend comes first, then what may be a slip.
        List<TablePreview.Row> telling = table.preview().rows().stream()
                .filter(Previewed::tells)
                .sorted(Comparator.comparing(
                                (TablePreview.Row row) -> row.problems().isEmpty())
                        .thenComparing(row -> !slips.isOf(row) && !repeated.containsKey(row.number())))
                .toList();
        List<TablePreview.Row> shown = telling.stream().limit(ROWS_SHOWN).toList();
        UnaryOperator<FormValues> worded = sisters.worded(
                in,
                shown.stream()
                        .flatMap(row -> Stream.concat(row.before().stream(), row.after().stream()))
                        .map(ImportPages::values)
                        .toList());
        return desk.answer(DeskTemplates.importPreview(new PreviewPage(
                desk.frame(in, in.table().previewTitle(), SECTION),
                in,
                action,
                moved,
                table,
                shown.stream().map(row -> row(in, table, row, worded)).toList(),
                telling.size() - shown.size(),
                repeated,
                slips)));
    }

    /**
     * The rows that are refused as they stand in the table, with the reasons behind its columns instead of those that it may
     * have. Cells for which there is no column come last.
     */
    byte[] refused(Previewed table) {
        DeskTexts in = desk.texts();
        Map<Long, Line> lines = table.lines().stream().collect(Collectors.toMap(Line::number, Function.identity()));
        Map<Long, Map<String, String>> mended = table.answers().mended();
        ColumnChoices columns = table.choices();
        List<List<String>> rows = new ArrayList<>();
        rows.add(cells(columns.kept().map(Choice::heading), in.table().whyRefused(), Stream.of()));
        table.preview().rows().stream().filter(row -> !row.problems().isEmpty()).forEach(row -> {
            List<String> cells = lines.get(row.number()).cells();
            rows.add(cells(
                    mended(columns, cells, mended.getOrDefault(row.number(), Map.of())),
                    row.problems().stream()
                            .map(problem -> table.problem(in, problem))
                            .collect(Collectors.joining("; ")),
                    cells.stream().skip(columns.columns().size())));
        });
        return TableReading.csv(rows);
    }

    /** Rows may end before the last column does. */
    private static Stream<String> mended(ColumnChoices columns, List<String> cells, Map<String, String> mended) {
        return columns.kept()
                .map(column -> mended.getOrDefault(
                        column.column(), column.number() < cells.size() ? cells.get(column.number()) : ""));
    }

    private static List<String> cells(Stream<String> ofColumns, String reason, Stream<String> surplus) {
        return Stream.of(ofColumns, Stream.of(reason), surplus)
                .flatMap(Function.identity())
                .toList();
    }

    private Row row(DeskTexts in, Previewed table, TablePreview.Row row, UnaryOperator<FormValues> worded) {
        RowReading read = table.read().rows().getOrDefault(row.number(), RowReading.NOTHING);
        return new Row(
                row,
                row.after().map(item -> in.title(values(item))).orElseGet(() -> title(in, read)),
                row.before()
                        .flatMap(before -> row.after()
                                .map(after -> Layout.of(after.content().kind())
                                        .differences(worded.apply(values(before)), worded.apply(values(after)))))
                        .orElse(List.of()),
                row.after()
                        .flatMap(item -> Optional.ofNullable(item.content().festival()))
                        .flatMap(festival -> Optional.ofNullable(festival.recurrence()))
                        .map(rule -> rules.lacking(in, rule))
                        .orElse(""),
                read.understood().stream()
                        .map(each -> new Difference(
                                table.label(in, each.column()), each.written(), in.cell(each.column(), each.read())))
                        .filter(each -> !each.before().equalsIgnoreCase(each.after()))
                        .toList(),
                mends(in, table, row, read));
    }

    /** A title in the reader's language, or else in any. */
    private static String title(DeskTexts in, RowReading read) {
        return Stream.concat(
                        Stream.of("title." + in.language().tag()),
                        read.cells().keySet().stream().filter(column -> column.startsWith("title.")))
                .flatMap(column -> Optional.ofNullable(read.cells().get(column)).stream())
                .findFirst()
                .orElse("");
    }

    private static List<Mend> mends(DeskTexts in, Previewed table, TablePreview.Row row, RowReading read) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        String language = read.cells().getOrDefault("originalLanguage", "en");
        for (TablePreview.Problem problem : row.problems()) {
            String column = read.cells().isEmpty()
                    ? ""
                    : KnownColumns.at(problem.column(), language).orElse("");
            problems.computeIfAbsent(column, any -> new ArrayList<>()).add(table.problem(in, problem));
        }
        return problems.entrySet().stream()
                .map(each -> new Mend(
                        each.getKey(),
                        each.getKey().isEmpty() ? "" : table.label(in, each.getKey()),
                        read.cells().getOrDefault(each.getKey(), ""),
                        each.getValue().stream().distinct().toList()))
                .toList();
    }

    private static FormValues values(Item item) {
        try {
            return FormValues.of(StoredDocument.read(new String(item.document(), UTF_8)));
        } catch (InvalidItemException e) {
            throw new IllegalStateException("the rules have been checked", e);
        }
    }

    /**
     * The page on which somebody chooses a table to import.
     *
     * @param refusal why the last file was not read; empty if there was none
     * @param zip with pictures that was just read; empty if none was
     * @param schemes of identifiers that the city uses
     */
    record ImportPage(
            StaffFrame frame,
            DeskTexts in,
            String refusal,
            ImportAnswers answers,
            Optional<Zip> zip,
            List<String> schemes) {

        public String scheme() {
            return answers.scheme();
        }

        public boolean publishes() {
            return answers.status().isPresent();
        }

        /** The ZIP whose pictures the table names; empty if there is none. */
        public String pictures() {
            return answers.pictures().orElse("");
        }

        /** Why a file of the ZIP is no picture. */
        public String why(ZippedPicture file) {
            PictureMessages words = in.language().messages(PictureMessages.class);
            return words.atAddress(file.file(), words.pictureRefused(file.rule()));
        }

        /** The kinds of items for which there are tables to begin with. */
        public List<Kind> kinds() {
            return List.of(Kind.values());
        }
    }

    /**
     * The page that shows what a table would change.
     *
     * @param action address of the forms
     * @param moved whether it would change something else now than what the person has seen
     * @param rows that would change something, are refused, or meet what people have settled
     * @param more how many of these are not shown
     * @param repeated rows that say the same as one before: its number, by theirs
     * @param slips what may be wrong with rows that break no rule
     */
    record PreviewPage(
            StaffFrame frame,
            DeskTexts in,
            String action,
            boolean moved,
            Previewed table,
            List<Row> rows,
            int more,
            Map<Long, Long> repeated,
            Doubts.OfTable slips) {

        /** How many rows may hold a slip. */
        public long doubtful() {
            return table.preview().rows().stream()
                    .filter(row -> Previewed.tells(row) && (slips.isOf(row) || repeated.containsKey(row.number())))
                    .count();
        }

        /** Whether the rows are some records of a source. */
        public boolean isOfSource() {
            return !action.equals(PATH);
        }

        /** The titles of the items that it would withdraw. */
        public List<String> withdrawn() {
            return table.preview().rows().stream()
                    .filter(TablePreview.Row::withdraws)
                    .flatMap(row -> row.before().stream())
                    .map(item -> in.title(values(item)))
                    .toList();
        }

        /** What the form carries along, without what it shows. */
        public Map<String, String> carried() {
            Map<String, String> carried = table.answers().carried();
            rows.forEach(row -> row.mends.forEach(mend -> carried.remove(mend.field(row.read.number()))));
            return carried;
        }
    }

    /**
     * A row of the table.
     *
     * @param title of the item as it would be, or as the row says
     * @param lacking the years in which the rule of a festival gives no date; empty if there are none
     * @param understood what stands in cells, and what it was taken to mean
     * @param mends what is wrong with it
     */
    record Row(
            TablePreview.Row read,
            String title,
            List<Difference> differences,
            String lacking,
            List<Difference> understood,
            List<Mend> mends) {

        public boolean isStatusChanged() {
            return read.before()
                    .flatMap(before -> read.after().filter(after -> after.status() != before.status()))
                    .isPresent();
        }
    }

    /**
     * A cell to mend.
     *
     * @param column known column; empty if no cell answers for what is wrong
     */
    record Mend(String column, String label, String value, List<String> problems) {

        public String field(long row) {
            return "cell." + row + "." + column;
        }
    }
}
