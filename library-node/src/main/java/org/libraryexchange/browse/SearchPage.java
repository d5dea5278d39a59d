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
 * @param wrong what could not be searched for
 * @param found the number of items found, in words
 * @param corrections for words that no item contains
 * @param active the filters in use, each with a link that removes it
 * @param unfiltered link to the list without any filter
 * @param dates the form that limits the list to dates
 * @param history link to the history of these dates, which a list of dates leaves out; empty where it does not
 * @param next link to the next page; empty on the last one
 * @param first link to the first page; empty on it
 * @param json address of the same list in the API
 * @param calendar address of its dates; empty for a list of history
 * @param subscription the same for calendar programs
 * @param feed address of the same list for feed readers
 */
record SearchPage(
        Frame frame,
        String query,
        List<Hidden> form,
        Wrong wrong,
        String found,
        List<Correction> corrections,
        List<Link> active,
        String unfiltered,
        List<Choice> sorts,
        List<Group> groups,
        DateForm dates,
        String history,
        List<Entry> entries,
        String next,
        String first,
        String json,
        String calendar,
        String subscription,
        String feed) {

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** A hidden parameter that a form sends along. */
    record Hidden(String name, String value) {}

    record Link(String label, String address) {}

    record Choice(String label, String address, boolean current) {}

    /** Words to search for instead of one that no item contains. */
    record Correction(String word, List<Link> instead) {}

    /**
     * A value that narrows the list, and how many items would remain.
     *
     * @param city the city, if the value is one
     */
    record Narrowing(String label, List<City> city, String count, String address) {}

    record Group(String title, List<Narrowing> narrowings) {}

    /**
     * What could not be searched for.
     *
     * @param query as it was typed
     * @param words what is wrong with the query; empty if nothing is
     * @param others what is wrong with parameters that have no field
     */
    record Wrong(String query, String words, List<String> others) {}

    /**
     * The form that limits the list to dates.
     *
     * @param wrongFrom what is wrong with the first of them; empty if nothing is
     */
    record DateForm(String from, String wrongFrom, String to, String wrongTo, List<Hidden> kept) {}

    @CheckedTemplate(basePath = "browse")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance search(SearchPage page);
    }
}
