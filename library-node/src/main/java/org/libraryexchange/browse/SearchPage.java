package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Frame;

/**
 * A page of a list.
 *
 * @param query what was searched for; may be empty
 * @param form parameters that the search form keeps
 * @param found how many there are, in words
 * @param corrections of words that no item has
 * @param active filters that can be taken away
 * @param unfiltered the list without any of them
 * @param dates the form that narrows the list to dates
 * @param next address of the next page; empty on the last
 * @param first address of the first page; empty on it
 * @param json address of the same list for programs
 */
record SearchPage(
        Frame frame,
        String query,
        List<Hidden> form,
        String found,
        List<Correction> corrections,
        List<Link> active,
        String unfiltered,
        List<Choice> sorts,
        List<Group> groups,
        DateForm dates,
        List<Entry> entries,
        String next,
        String first,
        String json) {

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** A parameter that a form sends along. */
    record Hidden(String name, String value) {}

    record Link(String label, String address) {}

    record Choice(String label, String address, boolean current) {}

    /** What was looked for beside a word that no item has. */
    record Correction(String word, List<Link> instead) {}

    /**
     * What the list can be narrowed to, and how many items that leaves.
     *
     * @param city where the value is one
     */
    record Narrowing(String label, List<City> city, String count, String address) {}

    record Group(String title, List<Narrowing> narrowings) {}

    record DateForm(String from, String to, List<Hidden> kept) {}

    @CheckedTemplate(basePath = "browse")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance search(SearchPage page);
    }
}
