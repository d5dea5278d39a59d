package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.browse.Whens.When;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Frame;
import org.libraryexchange.web.Sketch;

/**
 * The page of an item.
 *
 * @param acts what the reader can do with the item at the desk; empty for readers who are not librarians
 * @param notices what readers should know first: withdrawn, draft, cancelled
 * @param takeAlong empty for drafts and previews
 * @param feed address of the feed of its city
 * @param sisters this item, then those of other cities that belong with it; empty if there are none
 * @param related none in previews
 * @param sketch of the place among those of other items nearby; empty in previews
 * @param linkedData JSON-LD, without any character that has a meaning in HTML
 */
record ItemPage(
        Frame frame,
        String id,
        Heading heading,
        List<Act> acts,
        List<Notice> notices,
        List<Picture> pictures,
        Prose prose,
        Details details,
        Optional<TakeAlong> takeAlong,
        String feed,
        List<Sister> sisters,
        List<Related> related,
        Optional<Sketch> sketch,
        Provenance provenance,
        String linkedData) {

    record Act(String title, String address) {}

    /** What the item is, and which city owns it. */
    record Heading(City city, String kind, String form, Text title, List<OtherTitle> otherTitles) {}

    /** The texts about the item. */
    record Prose(Optional<Text> summary, Optional<Text> description, Optional<Text> tradition) {}

    /** The contents of the column of facts. */
    record Details(Dates dates, Optional<Venue> place, List<Fact> facts, List<Subject> subjects, List<Link> links) {}

    /**
     * Where the item comes from.
     *
     * @param statements also say what the proofs found
     * @param document link to the page of its document
     */
    record Provenance(List<String> statements, Rights rights, String document, String versions) {}

    /**
     * The title in another language.
     *
     * @param name of the language, in the reader's language
     */
    record OtherTitle(String language, String name, String text) {}

    record Notice(String title, String text, Optional<Text> reason) {}

    /**
     * The dates of the item.
     *
     * @param next the next dates, or past ones if none is to come
     * @param others further dates; if there are very many, only some of them
     * @param left how many dates are not shown
     * @param toBeAnnounced whether the dates are not known yet
     */
    record Dates(List<When> next, List<When> others, int left, boolean over, boolean toBeAnnounced) {

        public boolean any() {
            return !next.isEmpty() || toBeAnnounced;
        }
    }

    /**
     * The place of the item.
     *
     * @param address in its own language
     * @param coordinates in words; may be empty
     * @param geo the coordinates as a link for map programs
     * @param near link to the list of items around the place
     * @param openStreetMap link that opens the place on that map, as {@code amap} does: one map alone would leave the
     *     readers of the other city without names that they can read
     */
    record Venue(
            Text name,
            Optional<Text> address,
            String coordinates,
            String geo,
            String near,
            String openStreetMap,
            String amap) {}

    /**
     * A subject.
     *
     * @param list of the items that have it
     * @param address the same as a link
     */
    record Subject(Text label, Address list, String address) {}

    /** One fact, with its heading. */
    record Fact(String label, List<Text> values) {}

    /** @param external whether the address is outside this node */
    record Link(Optional<Text> title, String relation, String address, boolean external) {}

    /** @param translators whom to credit for the translations that the reader sees */
    record Rights(Optional<Licence> licence, String attribution, List<String> translators, List<String> identifiers) {}

    /**
     * Other items that have something in common with the item.
     *
     * @param more link to the list of all of them
     */
    record Related(String title, String more, List<Entry> entries) {}

    /**
     * One of the items that belong together.
     *
     * @param relation how it belongs to the item of the page, in words; empty for that item itself
     * @param link to its page; empty if there is none, and for the item of the page
     * @param title empty if it has not arrived here
     */
    record Sister(
            City city,
            String relation,
            String link,
            Optional<Text> title,
            Optional<Picture> picture,
            Optional<Text> note,
            boolean withdrawn) {}

    @CheckedTemplate(basePath = "browse")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance item(ItemPage page);
    }
}
