package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.desk.FormView.ItemLine;
import org.libraryexchange.item.Kind;
import org.libraryexchange.signin.StaffFrame;
import org.libraryexchange.web.Sketch;

/**
 * The page on which an item is edited.
 *
 * @param address of the item at the desk
 * @param reader address of the page that readers see; empty for a new item
 * @param status of the item, or {@code new}
 * @param base entity tag of the version that is edited; empty for a new item
 * @param page names this form among those that the person has open
 * @param seen tag of the kept text; empty if none is
 * @param done what was just done, in words; empty if nothing
 * @param kept when what is typed was kept; empty if it is what the catalogue has
 * @param completeness how complete the texts are in each language
 * @param publishes whether the person may publish
 * @param carried fields that nobody fills in, by their pointers
 * @param sketch where the place is; empty if it has no point
 * @param find address at which the page's script finds sister items
 * @param found what was found without a script
 * @param rule what the festival's rule gives
 * @param ruleDates address at which the page's script asks for that
 */
record ItemPage(
        StaffFrame frame,
        String address,
        String reader,
        String title,
        Kind kind,
        String kindTitle,
        String status,
        String base,
        String page,
        String seen,
        String done,
        String kept,
        List<String> completeness,
        boolean publishes,
        FormView form,
        Map<String, String> carried,
        List<Licence> licences,
        boolean unknownLanguage,
        List<DeskPlaces.Place> places,
        Optional<Sketch> sketch,
        String find,
        Optional<SisterChoices> found,
        RulePreview rule,
        String ruleDates,
        SmallChange small) {

    /**
     * Whether a change is so small that translations stay right.
     *
     * @param asked whether the page asks
     */
    record SmallChange(boolean asked, boolean ticked) {}

    /**
     * Items of the partners that somebody may add as sister items.
     *
     * @param words that they were found with; if empty, the page suggests them
     */
    record SisterChoices(String words, List<Choice> choices) {

        /** @param kind of the item, in words */
        record Choice(ItemLine item, String kind, boolean ticked) {

            public String value() {
                return item.owner() + "/" + item.id();
            }
        }
    }

    /** A licence to choose while typing. */
    record Licence(String address, String name) {}

    /**
     * The page on which somebody puts two texts together.
     *
     * @param asked names what there is to decide
     * @param sides both texts, in words
     */
    record MergePage(
            StaffFrame frame, String address, String title, String asked, Sides sides, List<Conflict> conflicts) {}

    /**
     * What a merge is about.
     *
     * @param lead what to do, in words
     * @param mine names the text that counts unless the person chooses the other one
     */
    record Sides(String title, String lead, String mine, String theirs) {}

    /** A field that both have changed, with both texts. */
    record Conflict(String pointer, String label, List<String> mine, List<String> theirs) {}

    /**
     * The page on which an item is withdrawn.
     *
     * @param stale whether somebody has changed the item since the page was shown
     */
    record WithdrawPage(StaffFrame frame, String address, String title, String base, boolean stale, FormView form) {}

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance item(ItemPage page);

        static native TemplateInstance sisters(SisterChoices found);

        static native TemplateInstance merge(MergePage page);

        static native TemplateInstance withdraw(WithdrawPage page);
    }
}
