package org.libraryexchange.pages.desk;

import jakarta.enterprise.context.ApplicationScoped;
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
@ApplicationScoped
class ItemPages {

    private final DeskContext desk;
    private final DeskPlaces places;
    private final DeskSisters sisters;
    private final SisterFinder finder;
    private final RulePreviews rules;
    private final Supplier<UUID> ids;

    ItemPages(
            DeskContext desk,
            DeskPlaces places,
            DeskSisters sisters,
            SisterFinder finder,
            RulePreviews rules,
            Supplier<UUID> ids) {
        this.desk = desk;
        this.places = places;
        this.sisters = sisters;
        this.finder = finder;
        this.rules = rules;
        this.ids = ids;
    }

    /**
     * The page of an item.
     *
     * @param violations what to show beside the fields
     * @param asked what the person wants to add to the form
     * @param done what was just done, as a term; empty if nothing
     */
    Response item(Editing editing, List<Violation> violations, Asked asked, String done) {
        DeskSpeech speech = desk.speech();
        FormValues values = editing.values();
        String title = editing.saved().isEmpty() && values.languages("/title").isEmpty()
                ? speech.words().newKind(editing.kind().term())
                : speech.title(values);
        return desk.answer(DeskTemplates.item(new ItemPage(
                desk.frame(speech, title, "items"),
                speech,
                editing,
                asked,
                ids.get().toString(),
                done,
                desk.publishes(),
                new ItemForm(Layout.of(editing.kind()), values, speech, beside(speech, editing, violations, asked)),
                help(speech, editing, asked))));
    }

    private Help help(DeskSpeech speech, Editing editing, Asked asked) {
        FormValues values = editing.values();
        return new Help(
                places.all(),
                Coordinates.of(values.text("/place/latitude"), values.text("/place/longitude"))
                        .flatMap(here -> Sketch.of(here, places.points())),
                asked.words().map(typed -> finder.choices(speech, editing, typed, List.of())),
                rules.of(speech, values));
    }

    /** Sister items to choose from. Those that are ticked stay choices. */
    Response sisters(Editing editing, String words, List<String> ticked) {
        return desk.answer(DeskTemplates.sisters(finder.choices(desk.speech(), editing, words, ticked)));
    }

    private Beside beside(DeskSpeech speech, Editing editing, List<Violation> violations, Asked asked) {
        FormValues values = editing.values();
        return new Beside(
                violations,
                asked,
                editing.saved()
                        .map(item -> Remarks.of(speech, StoredDocument.read(item.document()), values))
                        .orElseGet(() -> Remarks.none(speech)),
                sisters.lines(speech, editing.id(), values));
    }

    /** The page on which somebody puts two texts together. */
    Response merge(Editing editing) {
        DeskSpeech speech = desk.speech();
        String title = speech.title(editing.values());
        Merge merge = editing.merge();
        UnaryOperator<FormValues> worded = sisters.worded(
                speech,
                merge.conflicts().stream()
                        .flatMap(conflict -> Stream.of(conflict.mine(), conflict.theirs()))
                        .toList());
        return desk.answer(DeskTemplates.merge(new MergePage(
                desk.frame(speech, title, "items"),
                speech,
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
        DeskSpeech speech = desk.speech();
        String title = speech.title(editing.savedValues());
        return desk.answer(DeskTemplates.withdraw(new WithdrawPage(
                desk.frame(speech, speech.words().withdrawTitle(title), "items"),
                editing.address(),
                title,
                editing.savedTag(),
                stale,
                ItemForm.ofReason(typed, speech, violations))));
    }
}
