package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.Violation;
import org.libraryexchange.pages.desk.DeskItems.Editing;
import org.libraryexchange.pages.desk.ItemForm.Asked;
import org.libraryexchange.pages.desk.ItemForm.Beside;
import org.libraryexchange.pages.desk.ItemPage.Help;
import org.libraryexchange.pages.desk.ItemPage.MergePage;
import org.libraryexchange.pages.desk.ItemPage.WithdrawPage;
import org.libraryexchange.pages.desk.Merge.Conflict;
import org.libraryexchange.pages.web.Sketch;

/** Builds the pages on which an item is edited. */
@Singleton
record ItemPages(
        DeskContext desk,
        DeskPlaces places,
        DeskSisters sisters,
        SisterFinder finder,
        RulePreviews rules,
        Supplier<UUID> ids) {

    /**
     * The page of an item.
     *
     * @param violations what to show beside the fields
     * @param asked what the person wants to add to the form
     * @param done what was just done, as a term; empty if nothing
     */
    Response item(Editing editing, List<Violation> violations, Asked asked, String done) {
        DeskTexts in = desk.texts();
        FormValues values = editing.values();
        String title = editing.saved().isEmpty() && values.languages("/title").isEmpty()
                ? in.words().newKind(editing.kind().term())
                : in.title(values);
        return desk.answer(DeskTemplates.item(new ItemPage(
                desk.frame(in, title, "items"),
                in,
                editing,
                asked,
                ids.get().toString(),
                done,
                desk.publishes(),
                new ItemForm(Layout.of(editing.kind()), values, in, beside(in, editing, violations, asked)),
                help(in, editing, asked))));
    }

    private Help help(DeskTexts in, Editing editing, Asked asked) {
        FormValues values = editing.values();
        return new Help(
                places.all(),
                Coordinates.of(values.text("/place/latitude"), values.text("/place/longitude"))
                        .flatMap(here -> Sketch.of(here, places.points())),
                asked.words().map(typed -> finder.choices(in, editing, typed, List.of())),
                rules.of(in, values));
    }

    /** Sister items to choose from. Those that are ticked stay choices. */
    Response sisters(Editing editing, String words, List<String> ticked) {
        return desk.answer(DeskTemplates.sisters(finder.choices(desk.texts(), editing, words, ticked)));
    }

    private Beside beside(DeskTexts in, Editing editing, List<Violation> violations, Asked asked) {
        FormValues values = editing.values();
        return new Beside(
                violations,
                asked,
                editing.saved()
                        .map(item -> Remarks.of(in, StoredDocument.read(item.document()), values))
                        .orElseGet(() -> Remarks.none(in)),
                sisters.lines(in, editing.id(), values));
    }

    /** The page on which somebody puts two texts together. */
    Response merge(Editing editing) {
        DeskTexts in = desk.texts();
        String title = in.title(editing.values());
        Merge merge = editing.merge();
        UnaryOperator<FormValues> worded = sisters.worded(
                in,
                merge.conflicts().stream()
                        .flatMap(conflict -> Stream.of(conflict.mine(), conflict.theirs()))
                        .toList());
        return desk.answer(DeskTemplates.merge(new MergePage(
                desk.frame(in, title, "items"),
                in,
                editing,
                title,
                merge.tag(),
                merge.conflicts().stream()
                        .sorted(Comparator.comparing(
                                Conflict::pointer, Layout.of(editing.kind()).order()))
                        .map(conflict -> conflict.worded(worded))
                        .toList())));
    }

    /** The page on which an item is withdrawn. */
    Response withdraw(Editing editing, List<Violation> violations, FormValues typed, boolean stale) {
        DeskTexts in = desk.texts();
        String title = in.title(editing.savedValues());
        return desk.answer(DeskTemplates.withdraw(new WithdrawPage(
                desk.frame(in, in.words().withdrawTitle(title), "items"),
                editing.address(),
                title,
                editing.savedTag(),
                stale,
                ItemForm.ofReason(typed, in, violations))));
    }
}
