package org.libraryexchange.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.desk.HistoryPage.Difference;
import org.libraryexchange.desk.ImportPage.PreviewPage;
import org.libraryexchange.desk.ImportPage.Row;
import org.libraryexchange.desk.ImportPage.RunPage;
import org.libraryexchange.desk.ImportPage.Sum;
import org.libraryexchange.desk.ImportPage.Template;
import org.libraryexchange.imports.ImportErrors.ImportError;
import org.libraryexchange.imports.ImportRequest;
import org.libraryexchange.imports.ImportState;
import org.libraryexchange.imports.ImportView;
import org.libraryexchange.imports.TablePreview;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.BrokenRules;

/** Builds the pages of importing a table. */
@ApplicationScoped
class ImportPages {

    static final String PATH = "/desk/import";

    private static final String SECTION = "import";
    private static final String REFUSED = "refused";

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
                refusal,
                scheme,
                status.isPresent(),
                lists.schemes(),
                Arrays.stream(Kind.values())
                        .map(kind -> new Template(
                                speech.visit()
                                        .link(Address.of(PATH + "/template").with("kind", kind.term())),
                                speech.terms().kind(kind.term())))
                        .toList());
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
                moved,
                table.packed(),
                request.scheme(),
                request.status().map(Status::term).orElse(""),
                preview.fingerprint(),
                sums(speech, preview),
                fates(speech, preview::count),
                shown.stream().map(row -> row(speech, row, worded)).toList(),
                telling.size() > ROWS_SHOWN ? speech.language().number(telling.size() - ROWS_SHOWN) : "",
                preview.count(Effect.UNCHANGED) + preview.refused()
                        < preview.rows().size());
    }

    /** Whether there is more to say of a row than that the catalogue says the same. */
    private static boolean tells(TablePreview.Row row) {
        return !row.effect().equals(Optional.of(Effect.UNCHANGED))
                || row.noted().stream().anyMatch(noted -> noted.fate() != Fate.MERGED);
    }

    private static List<Sum> sums(DeskSpeech speech, TablePreview preview) {
        return Stream.concat(
                        Arrays.stream(Effect.values()).map(effect -> sum(speech, term(effect), preview.count(effect))),
                        Stream.of(sum(speech, REFUSED, preview.refused())))
                .toList();
    }

    /** What becomes of settled values; empty if the rows meet none. */
    private static List<Sum> fates(DeskSpeech speech, ToLongFunction<Fate> count) {
        List<Sum> sums = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            sums.add(new Sum(
                    speech.words().settledFate(fate.term()), speech.language().number(count.applyAsLong(fate))));
        }
        return Stream.of(Fate.values()).allMatch(fate -> count.applyAsLong(fate) == 0) ? List.of() : sums;
    }

    private static Sum sum(DeskSpeech speech, String term, long number) {
        return new Sum(speech.words().rowEffect(term), speech.language().number(number));
    }

    private static String term(Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT);
    }

    private Row row(DeskSpeech speech, TablePreview.Row row, UnaryOperator<FormValues> worded) {
        String effect = row.effect().map(ImportPages::term).orElse(REFUSED);
        return new Row(
                speech.language().number(row.number()),
                effect,
                speech.words().rowEffect(effect),
                row.after().map(item -> ItemPages.title(speech, values(item))).orElse(""),
                row.before()
                        .map(item -> speech.link(ItemPages.address(item.id())))
                        .orElse(""),
                row.before()
                        .flatMap(before -> row.after().map(after -> differences(speech, before, after, worded)))
                        .orElse(List.of()),
                row.noted().stream()
                        .map(noted -> speech.words()
                                .settledValue(
                                        ItemPages.label(speech, noted.pointer()),
                                        speech.words().settledFate(noted.fate().term())))
                        .toList(),
                row.after()
                        .flatMap(item -> Optional.ofNullable(item.content().festival()))
                        .flatMap(festival -> Optional.ofNullable(festival.recurrence()))
                        .map(rule -> rules.lacking(speech, rule))
                        .orElse(""),
                row.problems().stream()
                        .map(problem -> problem(speech, problem.column(), problem.rule(), problem.hint()))
                        .toList());
    }

    private static List<Difference> differences(
            DeskSpeech speech, Item before, Item after, UnaryOperator<FormValues> worded) {
        List<Difference> ofContent = ItemPages.differences(
                speech, after.content().kind(), worded.apply(values(before)), worded.apply(values(after)));
        return before.status() == after.status()
                ? ofContent
                : Stream.concat(
                                Stream.of(new Difference(
                                        speech.words().statusLabel(),
                                        speech.words().status(before.status().term()),
                                        speech.words().status(after.status().term()))),
                                ofContent.stream())
                        .toList();
    }

    private static FormValues values(Item item) {
        try {
            return FormValues.of(StoredDocument.read(new String(item.document(), UTF_8)));
        } catch (InvalidItemException e) {
            throw new IllegalStateException("the rules have been checked", e);
        }
    }

    static String problem(DeskSpeech speech, String column, String rule, String hint) {
        String text = BrokenRules.in(speech.language(), rule, hint);
        if (column.isEmpty()) {
            return text;
        }
        // Where a required column is missing, the rule names the member instead.
        String name = column.startsWith("/") ? ItemPages.label(speech, column) : column;
        return speech.words().problem(name, text);
    }

    RunPage run(DeskSpeech speech, ImportView view, List<ImportError> errors) {
        return new RunPage(
                desk.frame(speech, speech.words().importTitle(), SECTION),
                !view.isAtRest(),
                view.isAtRest() && view.state() != ImportState.FINISHED,
                speech.words().importState(view.state().term()),
                List.of(
                        sum(speech, term(Effect.CREATED), view.counts().created()),
                        sum(speech, term(Effect.CHANGED), view.counts().changed()),
                        sum(speech, term(Effect.UNCHANGED), view.counts().unchanged()),
                        sum(speech, term(Effect.WITHDRAWN), view.counts().withdrawn()),
                        sum(speech, REFUSED, view.counts().refused())),
                fates(speech, view.fates()::of),
                errors.stream()
                        .map(error -> speech.words()
                                .rowProblem(
                                        speech.language().number(error.row()),
                                        problem(speech, error.field(), error.rule(), error.hint())))
                        .toList());
    }
}
