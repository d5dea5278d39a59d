package org.libraryexchange.catalogue.search;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.text.Run;
import org.libraryexchange.catalogue.question.QuestionReader;
import org.libraryexchange.catalogue.question.Understood;

/**
 * Which items a list shows, in which order, and how much of it.
 *
 * @param text what the items are about, in the words of who asks
 * @param least how much of the text an item has at least; those of some words only fill up short lists by relevance
 * @param titles whose order of titles
 * @param facets to count them by
 * @param limit most items of a page, 1 to {@value #LARGEST_LIMIT}
 * @param mostBytes of documents of a page, which ends early for it; the document that exceeds it is the last
 * @param after last item of the page before
 */
record ItemQuery(
        Filters filters,
        Optional<String> text,
        Matched least,
        Order order,
        TitleOrder titles,
        List<Facet> facets,
        int limit,
        int mostBytes,
        Optional<ListPlace> after) {

    static final int LARGEST_LIMIT = 200;

    /** So many bytes are sent as they are stored. */
    private static final int LARGEST_PAGE = 4 * 1024 * 1024;

    private static final int USUAL_LIMIT = 50;
    static final Set<String> PARAMETERS = parameters();

    private static Set<String> parameters() {
        Set<String> all = new TreeSet<>(Filters.PARAMETERS);
        all.addAll(Set.of("q", Understood.AS, "sort", "lang", "facets", "limit", "cursor"));
        return all;
    }

    /**
     * Reads the query of an address.
     *
     * @param titles whose order of titles
     * @param cities whose items there are
     * @throws ProblemException for a parameter that is unknown, repeated without sense or not valid
     */
    static ItemQuery of(MultivaluedMap<String, String> values, TitleOrder titles, Set<String> cities, Cursors cursors) {
        Parameters parameters = Parameters.of(values, PARAMETERS);
        Optional<String> text = parameters.one("q").map(ItemQuery::text);
        Order order = order(parameters, text.isPresent());
        parameters.one(Understood.AS, List.of(Understood.WORDS));
        return new ItemQuery(
                Filters.of(parameters, cities),
                text,
                order == Order.RELEVANCE ? Matched.SOME : Matched.ALL,
                order,
                titles,
                parameters.one("facets").map(ItemQuery::facets).orElse(List.of()),
                (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT),
                LARGEST_PAGE,
                parameters.one("cursor").map(cursor -> cursors.read(cursor, tie(values, titles))));
    }

    /** What a cursor of an address is tied to: everything that decides which items there are and in which order. */
    static String tie(MultivaluedMap<String, String> values, TitleOrder titles) {
        Map<String, List<String>> deciding = new TreeMap<>(values);
        deciding.keySet().removeAll(Set.of("limit", "cursor", "facets"));
        return deciding.toString() + titles;
    }

    private static String text(String text) {
        if (text.codePointCount(0, text.length()) > QuestionReader.LONGEST) {
            throw ProblemException.parameter("q", "has more than " + QuestionReader.LONGEST + " characters");
        }
        return text;
    }

    private static Order order(Parameters parameters, boolean withText) {
        Order usual = withText ? Order.RELEVANCE : Order.NEWEST;
        Order order = parameters.one("sort", Order.values(), Order::term).orElse(usual);
        if (order == Order.RELEVANCE && !withText) {
            throw ProblemException.parameter("sort", "may be relevance only together with q");
        }
        return order;
    }

    private static List<Facet> facets(String text) {
        return Stream.of(text.split(",", -1))
                .map(term -> Parameters.choice("facets", term, Facet.values(), Facet::term))
                .distinct()
                .toList();
    }

    /** The same query for a page of at most so many bytes. */
    ItemQuery within(int bytes) {
        return new ItemQuery(filters, text, least, order, titles, facets, limit, bytes, after);
    }

    /** The same query for items of all words alone. */
    ItemQuery ofAllWords() {
        return new ItemQuery(filters, text, Matched.ALL, order, titles, facets, limit, mostBytes, after);
    }

    /** Whether the catalogue's table itself can answer, which is always up to date. */
    boolean plain() {
        return text.isEmpty() && order.plain() && facets.isEmpty() && filters.plain();
    }

    /** Whose language the answer is shown in: that of the words if they are Chinese, else the one asked for. */
    TitleOrder reader() {
        return text.filter(Run::anyHan).isPresent() ? TitleOrder.CHINESE : titles;
    }
}
