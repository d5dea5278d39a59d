package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.pictures.PictureRefusal;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.Violation;
import org.libraryexchange.pages.browse.Licence;
import org.libraryexchange.pages.desk.DeskSisters.ItemLine;
import org.libraryexchange.pages.desk.ItemForm.Additions;
import org.libraryexchange.pages.desk.ItemHelp.Help;
import org.libraryexchange.pages.desk.Merge.Conflict;
import org.libraryexchange.pages.desk.Reviews.Review;
import org.libraryexchange.pages.signin.StaffFrame;

/** Builds the pages on which an item is edited. */
@Singleton
record ItemPages(DeskContext desk, ItemHelp help, DeskSisters sisters, Reviews reviews, Supplier<UUID> ids) {

    /**
     * The page of an item.
     *
     * @param violations what to show beside the fields
     * @param asked what the person wants to add to the form
     */
    Response item(Editing editing, List<Violation> violations, Additions asked) {
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
                desk.publishes(),
                desk.erases(),
                desk.takesDown(),
                reviews.of(editing.id(), desk.name()),
                new ItemForm(Layout.of(editing.kind()), values, in, help.beside(in, editing, violations, asked)),
                help.of(in, editing, asked))));
    }

    /** Sister items to choose from. Those that are ticked stay choices. */
    Response sisters(Editing editing, String words, List<String> ticked) {
        return desk.answer(DeskTemplates.sisters(help.finder().choices(desk.texts(), editing, words, ticked)));
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

    /**
     * The page on which an item is edited.
     *
     * @param asked what the person wants to add to the form
     * @param page names this form among those that the person has open
     * @param publishes whether the person may publish
     * @param erases whether the person may erase the item
     * @param takesDown whether the person may take its pictures down
     * @param review of the person's text; empty if there has been none
     */
    record ItemPage(
            StaffFrame frame,
            DeskTexts in,
            Editing editing,
            Additions asked,
            String page,
            boolean publishes,
            boolean erases,
            boolean takesDown,
            Optional<Review> review,
            ItemForm form,
            Help help) {

        /** The largest size of a picture's file in bytes. */
        public int mostOfFile() {
            return PictureRefusal.MOST_BYTES;
        }

        private static final List<String> LICENCES = List.of(
                "https://creativecommons.org/licenses/by/4.0/",
                "https://creativecommons.org/licenses/by-sa/4.0/",
                "https://creativecommons.org/licenses/by-nc/4.0/",
                "https://creativecommons.org/publicdomain/zero/1.0/",
                "https://creativecommons.org/publicdomain/mark/1.0/");

        public String address() {
            return editing.address();
        }

        /** What was just done, as a term; empty if nothing. */
        public String done() {
            return asked.done();
        }

        public boolean isWaiting() {
            return review.filter(Review::isWaiting).isPresent();
        }

        /** The status of the item, or {@code new}. */
        public String status() {
            return editing.status().map(Status::term).orElse("new");
        }

        /** The tag of the kept text; empty if none is. */
        public String seen() {
            return editing.copy().map(copy -> copy.form().tag()).orElse("");
        }

        /** Tells when something was kept; empty if nothing is. */
        public String kept() {
            return editing.copy()
                    .filter(copy -> !isWaiting())
                    .map(copy -> in.words().kept(in.moment(copy.changed())))
                    .orElse("");
        }

        public List<Licence> licences() {
            return LICENCES.stream()
                    .flatMap(address -> Licence.of(address).stream())
                    .toList();
        }

        /** A change is small to somebody who has translations to think of. */
        public boolean isTranslated() {
            return editing.saved()
                    .map(item -> StoredDocument.read(item.document()).path("translated"))
                    .filter(notes -> !notes.isEmpty())
                    .isPresent();
        }
    }

    /**
     * Items of the partners that somebody may add as sister items.
     *
     * @param words that they were found with; if empty, the page suggests them
     */
    record SisterChoices(String words, List<Choice> choices) {

        record Choice(ItemLine item, boolean ticked) {

            public String value() {
                return item.name().owner() + "/" + item.name().id();
            }
        }
    }

    /**
     * The page on which somebody puts two texts together.
     *
     * @param asked names what there is to decide
     * @param conflicts fields that both have changed, with both texts
     */
    record MergePage(
            StaffFrame frame, DeskTexts in, Editing editing, String title, String asked, List<Conflict> conflicts) {

        public String address() {
            return editing.address();
        }
    }

    /**
     * The page on which an item is withdrawn.
     *
     * @param stale whether somebody has changed the item since the page was shown
     */
    record WithdrawPage(StaffFrame frame, String address, String title, String base, boolean stale, ItemForm form) {}
}
