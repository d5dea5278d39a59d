package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.catalogue.search.Authority;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.Violation;
import org.libraryexchange.pages.desk.ItemForm.Additions;
import org.libraryexchange.pages.desk.ItemForm.Beside;
import org.libraryexchange.pages.desk.ItemPages.SisterChoices;
import org.libraryexchange.pages.desk.Twins.Alike;
import org.libraryexchange.pages.web.Sketch;

/** What helps somebody with the form of an item, and what the form says beside its fields. */
@Singleton
record ItemHelp(
        DeskPlaces places,
        DeskSisters sisters,
        SisterFinder finder,
        RulePreviews rules,
        Doubts doubts,
        PicturePeople people) {

    /**
     * What helps to fill in the form.
     *
     * @param sketch where the place is; empty if it has no point
     * @param found sister items that were found without a script
     * @param rule what the festival's rule gives
     * @param twins other items that may be the same
     */
    record Help(
            List<DeskPlaces.Place> places,
            List<Authority> authorities,
            Optional<Sketch> sketch,
            Optional<SisterChoices> found,
            RulePreviews.Preview rule,
            Optional<Alike> twins) {}

    Help of(DeskTexts in, Editing editing, Additions asked) {
        FormValues values = editing.values();
        return new Help(
                places.all(),
                places.authorities(),
                Coordinates.of(values.text("/place/latitude"), values.text("/place/longitude"))
                        .flatMap(here -> Sketch.of(here, places.points())),
                asked.words().map(typed -> finder.choices(in, editing, typed, List.of())),
                rules.of(in, values),
                editing.copy().isPresent() || asked.isSaved() ? doubts.twins(editing) : Optional.empty());
    }

    Beside beside(DeskTexts in, Editing editing, List<Violation> violations, Additions asked) {
        FormValues values = editing.values();
        FormValues before = asked.isSaved() ? FormValues.NONE : editing.savedValues();
        return new Beside(
                violations,
                asked,
                editing.saved()
                        .map(item -> Remarks.of(in, StoredDocument.read(item.document()), values))
                        .orElseGet(() -> Remarks.none(in))
                        .with(doubts.remarks(in, before, values)),
                sisters.lines(in, editing.id(), values),
                people.of(values));
    }
}
