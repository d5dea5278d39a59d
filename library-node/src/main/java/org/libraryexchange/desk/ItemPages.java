package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.libraryexchange.browse.Licence;
import org.libraryexchange.desk.DeskItems.Editing;
import org.libraryexchange.desk.FormViews.Beside;
import org.libraryexchange.desk.ItemPage.Conflict;
import org.libraryexchange.desk.ItemPage.MergePage;
import org.libraryexchange.desk.ItemPage.Sides;
import org.libraryexchange.desk.ItemPage.SmallChange;
import org.libraryexchange.desk.ItemPage.WithdrawPage;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.Violation;
import org.libraryexchange.web.Sketch;

/** Builds the pages on which an item is edited. */
@ApplicationScoped
class ItemPages {

    private static final List<String> LICENCES = List.of(
            "https://creativecommons.org/licenses/by/4.0/",
            "https://creativecommons.org/licenses/by-sa/4.0/",
            "https://creativecommons.org/licenses/by-nc/4.0/",
            "https://creativecommons.org/publicdomain/zero/1.0/",
            "https://creativecommons.org/publicdomain/mark/1.0/");

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
     * Returns the page of an item.
     *
     * @param violations what to show beside the fields
     * @param asked what the person wants to add to the form
     * @param done what was just done, as a term
     */
    ItemPage page(DeskSpeech speech, Editing editing, List<Violation> violations, Asked asked, Optional<String> done) {
        DeskMessages words = speech.words();
        FormValues values = editing.values();
        String title = editing.saved().isEmpty() && values.languages("/title").isEmpty()
                ? words.newKind(editing.kind().term())
                : speech.title(values);
        return new ItemPage(
                desk.frame(speech, title, "items"),
                address(editing),
                editing.saved().isPresent() ? speech.link("/items/" + editing.id()) : "",
                title,
                editing.kind(),
                speech.terms().kind(editing.kind().term()),
                editing.status().map(Status::term).orElse("new"),
                editing.base(),
                ids.get().toString(),
                editing.copy().map(copy -> copy.form().tag()).orElse(""),
                done.map(words::done).orElse(""),
                editing.copy()
                        .map(copy -> words.kept(speech.moment(copy.changed())))
                        .orElse(""),
                completeness(speech, values),
                desk.publishes(),
                new FormViews(
                                values,
                                new Problems(violations, speech.language(), words),
                                speech,
                                asked,
                                beside(speech, editing))
                        .of(Layout.of(editing.kind())),
                values.carried(),
                LICENCES.stream()
                        .map(address -> new ItemPage.Licence(
                                address, Licence.of(address).orElseThrow().name()))
                        .toList(),
                asked.unknownLanguage(),
                places.all(),
                Coordinates.of(values.text("/place/latitude"), values.text("/place/longitude"))
                        .flatMap(here -> Sketch.of(here, places.points())),
                speech.link(address(editing) + "/sisters"),
                asked.words().map(typed -> finder.choices(speech, editing, typed, List.of())),
                rules.of(speech, values),
                speech.link(RuleResource.ADDRESS),
                small(editing, asked));
    }

    private Beside beside(DeskSpeech speech, Editing editing) {
        FormValues values = editing.values();
        return new Beside(
                editing.saved()
                        .map(item -> Remarks.of(speech, StoredDocument.read(item.document()), values))
                        .orElseGet(() -> Remarks.none(speech)),
                sisters.lines(speech, editing.id(), values));
    }

    /** A change is small to somebody who has translations to think of. */
    private static SmallChange small(Editing editing, Asked asked) {
        boolean isTranslated = editing.saved()
                .map(item -> StoredDocument.read(item.document()).path("translated"))
                .filter(notes -> !notes.isEmpty())
                .isPresent();
        return new SmallChange(isTranslated, asked.small());
    }

    /**
     * What somebody wants to add to a form.
     *
     * @param languages tags of languages to write in
     * @param unknownLanguage whether the tag that the person gave is none
     * @param longer pointers of lists that get an empty row
     * @param words to find sister items with
     * @param small whether translations are to stay right
     */
    record Asked(
            Set<String> languages, boolean unknownLanguage, Set<String> longer, Optional<String> words, boolean small) {

        static final Asked NOTHING = new Asked(Set.of(), false, Set.of(), Optional.empty(), false);
    }

    static String address(Editing editing) {
        return address(editing.id());
    }

    /** The address of an item at the desk. */
    static String address(UUID item) {
        return "/desk/items/" + item;
    }

    /** How many of the texts that are filled in, in any language, there are in each of the pages' languages. */
    private static List<String> completeness(DeskSpeech speech, FormValues values) {
        List<String> texts = Stream.of(
                        "/title", "/summary", "/description", "/place/name", "/festival/rule", "/festival/tradition")
                .filter(pointer ->
                        pointer.equals("/title") || !values.languages(pointer).isEmpty())
                .toList();
        return Stream.of("en", "zh-Hans")
                .map(tag -> speech.words()
                        .complete(
                                speech.language().nameOf(tag),
                                (int) texts.stream()
                                        .filter(pointer -> !values.text(pointer + "/" + tag)
                                                .isEmpty())
                                        .count(),
                                texts.size()))
                .toList();
    }

    MergePage merge(DeskSpeech speech, Editing editing) {
        String title = speech.title(editing.values());
        Merge merge = editing.merge();
        UnaryOperator<FormValues> worded = sisters.worded(
                speech,
                merge.conflicts().stream()
                        .flatMap(conflict -> Stream.of(conflict.mine(), conflict.theirs()))
                        .toList());
        return new MergePage(
                desk.frame(speech, title, "items"),
                address(editing),
                title,
                merge.tag(),
                sides(speech, editing),
                merge.conflicts().stream()
                        .sorted(Comparator.comparing(
                                Merge.Conflict::pointer,
                                Layout.of(editing.kind()).order()))
                        .map(conflict -> new Conflict(
                                conflict.pointer(),
                                speech.label(conflict.pointer()),
                                texts(speech, worded.apply(conflict.mine())),
                                texts(speech, worded.apply(conflict.theirs()))))
                        .toList());
    }

    private static Sides sides(DeskSpeech speech, Editing editing) {
        DeskMessages words = speech.words();
        return editing.copy()
                .filter(copy -> editing.isTypedTwice())
                .map(copy -> new Sides(
                        words.typedTwice(),
                        words.typedTwiceLead(),
                        words.takeTyped(speech.moment(copy.aside().get(0).changed())),
                        words.takeTyped(speech.moment(copy.changed()))))
                .orElseGet(() -> new Sides(words.stale(), words.staleLead(), words.takeMine(), words.takeTheirs()));
    }

    private static List<String> texts(DeskSpeech speech, FormValues part) {
        return part.byPointer().entrySet().stream()
                .map(field -> speech.text(field.getKey(), field.getValue()))
                .toList();
    }

    WithdrawPage withdraw(
            DeskSpeech speech, Editing editing, List<Violation> violations, FormValues typed, boolean stale) {
        String title = speech.title(editing.savedValues());
        return new WithdrawPage(
                desk.frame(speech, speech.words().withdrawTitle(title), "items"),
                address(editing),
                title,
                editing.savedTag(),
                stale,
                new FormViews(typed, new Problems(violations, speech.language(), speech.words()), speech)
                        .of(Layout.REASON));
    }
}
