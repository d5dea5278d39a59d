package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.question.Understood;
import org.libraryexchange.catalogue.search.Hit;
import org.libraryexchange.catalogue.search.ItemListing;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.browse.SearchPage.SearchEntry;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;
import org.libraryexchange.pages.web.WebMessages;

/** Builds the pages of lists. */
@Singleton
record SearchPages(Lists lists, Readers readers) {

    private static final String USUAL_LIMIT = "20";

    private static final String USUAL_FACETS =
            "owner,kind,form,century,decade,audience,free,picture,language,subject,creator,holder";

    SearchPage page(Visit visit) {
        AskedList asked = AskedList.read(typed(visit.address()), address -> lists.read(completed(address), visit));
        BrowseTexts in = readers.of(visit.at(asked.address()));
        List<LocalizedItem> items = lists.shown(asked.listing(), visit);
        return new SearchPage(
                frame(in),
                in,
                asked,
                new ListFilters(in, items, asked.listing().understood()),
                entries(items, asked.listing().hits(), asked.address().first("q")));
    }

    /** Search engines need the list of everything, and none of the many that are narrowed in some way. */
    private Frame frame(BrowseTexts in) {
        Address list = in.visit().address();
        BrowseMessages words = in.words();
        String title = list.first("q").map(words::resultsFor).orElseGet(() -> unsearched(list, in));
        boolean whole = list.without(Visits.LANGUAGE).parameters().isEmpty();
        return readers.frame(in.visit(), title, whole);
    }

    private static String unsearched(Address list, BrowseTexts in) {
        return list.first("kind").equals(Optional.of(Kind.HISTORY_RESOURCE.term()))
                ? in.messages(WebMessages.class).history()
                : in.words().browse();
    }

    /**
     * What somebody has typed: years stand for their days. WeChat adds to an address where it was shared: {@code
     * from=timeline}. Nobody has typed that.
     */
    private static Address typed(Address address) {
        return address.first("from").filter(text -> text.matches("[a-z]+")).isPresent()
                ? address.without("from")
                : day("from", 1, day("to", 12, address));
    }

    private static Address day(String name, int month, Address address) {
        return address.first(name)
                .flatMap(Periods::typed)
                .map(year -> YearMonth.of(year, month))
                .map(of -> address.with(name, (month == 1 ? of.atDay(1) : of.atEndOfMonth()).toString()))
                .orElse(address);
    }

    /** Adds the page's own limit and facets, unless the address gives them. They do not become part of the address. */
    private static Address completed(Address address) {
        Address limited = address.first("limit").isPresent() ? address : address.with("limit", USUAL_LIMIT);
        return limited.first("facets").isPresent() ? limited : limited.with("facets", USUAL_FACETS);
    }

    private static List<SearchEntry> entries(
            List<LocalizedItem> items, Optional<List<Hit>> hits, Optional<String> words) {
        return hits.map(found -> IntStream.range(0, items.size())
                        .mapToObj(at -> SearchEntry.of(items.get(at), found.get(at), words.orElse("")))
                        .toList())
                .orElseGet(() -> items.stream().map(SearchEntry::of).toList());
    }

    /**
     * A list as far as its address makes sense.
     *
     * @param address without what does not
     * @param wrong the parameters that were left out, by name, as they were given
     */
    record AskedList(Address address, ItemListing listing, Map<String, String> wrong) {

        /** Reads a list, without one parameter after another where they are wrong. */
        static AskedList read(Address asked, Function<Address, ItemListing> reader) {
            Map<String, String> wrong = new TreeMap<>();
            Address address = asked;
            while (true) {
                try {
                    ItemListing listing = reader.apply(address);
                    Address answered =
                            listing.isOfWordsAlone() ? address.with(Understood.AS, Understood.WORDS) : address;
                    return new AskedList(answered, listing, wrong);
                } catch (ProblemException e) {
                    String name = wrongParameter(e)
                            .filter(address.parameters()::containsKey)
                            .orElseThrow(() -> e);
                    wrong.put(name, String.join(", ", address.parameters().get(name)));
                    address = address.without(name);
                }
            }
        }

        private static Optional<String> wrongParameter(ProblemException e) {
            return e.type() == ProblemType.INVALID_CURSOR ? Optional.of("cursor") : e.parameter();
        }
    }
}
