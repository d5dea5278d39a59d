package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.browse.Whens.When;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Frame;

/**
 * The page of an item.
 *
 * @param notices what is to be known first: withdrawn, draft, cancelled
 * @param linkedData JSON-LD that holds no character with a meaning in HTML
 */
record ItemPage(
        Frame frame,
        String id,
        Heading heading,
        List<Notice> notices,
        List<Picture> pictures,
        Prose prose,
        Details details,
        Provenance provenance,
        String linkedData) {

    /** What it is, and whose. */
    record Heading(City city, String kind, String form, Text title, List<OtherTitle> otherTitles) {}

    /** What is told about it. */
    record Prose(Optional<Text> summary, Optional<Text> description, Optional<Text> tradition) {}

    /** What stands in the column of facts. */
    record Details(Dates dates, Optional<Venue> place, List<Fact> facts, List<Subject> subjects, List<Link> links) {}

    /**
     * Where it comes from.
     *
     * @param statements also of how well it is known to be the same
     */
    record Provenance(List<String> statements, Rights rights) {}

    /**
     * The title in another language.
     *
     * @param name what readers call the language
     */
    record OtherTitle(String language, String name, String text) {}

    record Notice(String title, String text, Optional<Text> reason) {}

    /**
     * When it takes place.
     *
     * @param next dates to come, or those there were where none is
     * @param others further dates, not all where there are very many
     * @param left how many dates are not shown
     * @param toBeAnnounced whether its dates are not known yet
     */
    record Dates(List<When> next, List<When> others, int left, boolean over, boolean toBeAnnounced) {

        public boolean any() {
            return !next.isEmpty() || toBeAnnounced;
        }
    }

    /**
     * Where it takes place or belongs.
     *
     * @param address may be empty
     * @param coordinates in words; may be empty
     * @param geo the same as a link for maps
     * @param near list of items around it
     */
    record Venue(Text name, String address, String coordinates, String geo, String near) {}

    record Subject(Text label, String address) {}

    /** Something to know about it, under a heading. */
    record Fact(String label, List<Text> values) {}

    record Link(Optional<Text> title, String relation, String address) {}

    record Rights(Optional<Licence> licence, String attribution, List<String> identifiers) {}

    @CheckedTemplate(basePath = "browse")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance item(ItemPage page);
    }
}
