package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.libraryexchange.browse.SearchPage.Choice;
import org.libraryexchange.browse.SearchPage.Correction;
import org.libraryexchange.browse.SearchPage.DateForm;
import org.libraryexchange.browse.SearchPage.Hidden;
import org.libraryexchange.browse.SearchPage.Link;
import org.libraryexchange.browse.SearchPage.Wrong;
import org.libraryexchange.item.Kind;
import org.libraryexchange.search.Counts;
import org.libraryexchange.search.Hit;
import org.libraryexchange.search.Listing;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Frame;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Visits;

/** Builds the pages of lists. */
@ApplicationScoped
class SearchPages {

    private static final String USUAL_LIMIT = "20";
    private static final String USUAL_FACETS =
            "owner,kind,form,century,decade,audience,free,picture,language,subject,creator,holder";
    private static final String API = "/api/v1/items";
    private static final String WORDS = "q";
    private static final String FROM = "from";
    private static final String TO = "to";

    /** What the page has a field for; what is wrong stands beside it. */
    private static final Set<String> FIELDS = Set.of(WORDS, FROM, TO);

    private static final int LONGEST_QUOTED = 60;

    private final Lists lists;
    private final Readers readers;
    private final Frames frames;

    SearchPages(Lists lists, Readers readers, Frames frames) {
        this.lists = lists;
        this.readers = readers;
        this.frames = frames;
    }

    SearchPage page(Visit asked) {
        AskedList list = AskedList.read(typed(asked.address()), address -> lists.read(completed(address), asked));
        Listing listing = list.listing();
        Address address = list.address();
        Visit visit = asked.at(address);
        BrowseMessages messages = readers.messages(visit.language());
        List<LocalizedItem> items = new Localizer(visit).of(listing.documents());
        Narrowings narrowings = new Narrowings(visit, readers.cities(), messages, items);
        String query = address.first(WORDS).orElse("");
        Map<String, String> wrong = said(list.wrong(), messages);
        boolean dated = !address.first("kind").equals(Optional.of(Kind.HISTORY_RESOURCE.term()));
        String calendar = SearchFeeds.of(SearchFeeds.CALENDAR, visit).toString();
        return new SearchPage(
                frame(visit, query.isEmpty() ? messages.browse() : messages.resultsFor(query), messages),
                query,
                hidden(address, Set.of(WORDS, "cursor")),
                new Wrong(
                        shown(WORDS, list),
                        wrong.getOrDefault(WORDS, ""),
                        wrong.entrySet().stream()
                                .filter(each -> !FIELDS.contains(each.getKey()))
                                .map(Map.Entry::getValue)
                                .toList()),
                listing.counts().map(counts -> found(counts, visit)).orElse(""),
                corrections(visit, listing.corrections()),
                new ActiveFilters(visit, messages, narrowings).links(),
                address.without("cursor").without(ActiveFilters.FILTERS).toString(),
                sorts(address, messages),
                listing.counts().map(narrowings::of).orElse(List.of()),
                new DateForm(
                        shown(FROM, list),
                        wrong.getOrDefault(FROM, ""),
                        shown(TO, list),
                        wrong.getOrDefault(TO, ""),
                        hidden(address, Set.of(FROM, TO, "cursor"))),
                history(address),
                entries(items, listing.hits(), visit),
                listing.cursor()
                        .map(cursor -> address.with("cursor", cursor).toString())
                        .orElse(""),
                address.first("cursor").isEmpty()
                        ? ""
                        : address.without("cursor").toString(),
                new Address(API, address.parameters()).toString(),
                dated ? calendar : "",
                dated ? readers.webcal(calendar) : "",
                SearchFeeds.of(SearchFeeds.ATOM, visit).toString());
    }

    /** Search engines need the list of everything, and none of the many that are narrowed in some way. */
    private Frame frame(Visit visit, String title, BrowseMessages messages) {
        boolean whole = visit.address().without(Visits.LANGUAGE).parameters().isEmpty();
        Frame frame = frames.of(visit, title, whole);
        return frame.describedAs(messages.homeLead(frame.own(), frame.partners()));
    }

    /** WeChat adds to an address where it was shared: {@code from=timeline}. Nobody has typed that. */
    private static Address typed(Address address) {
        return address.first(FROM).filter(text -> text.matches("[a-z]+")).isPresent() ? address.without(FROM) : address;
    }

    /** What a field shows: also what was wrong, so that it can be corrected. */
    private static String shown(String name, AskedList list) {
        return list.address().first(name).orElse(list.wrong().getOrDefault(name, ""));
    }

    private static Map<String, String> said(Map<String, String> wrong, BrowseMessages messages) {
        Map<String, String> said = new TreeMap<>();
        wrong.forEach((name, value) -> said.put(name, messages.wrong(name, shortened(value))));
        return said;
    }

    private static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_QUOTED
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_QUOTED)) + "…";
    }

    /** Adds the page's own limit and facets, unless the address gives them. They do not become part of the address. */
    private static Address completed(Address address) {
        Address limited = address.first("limit").isPresent() ? address : address.with("limit", USUAL_LIMIT);
        return limited.first("facets").isPresent() ? limited : limited.with("facets", USUAL_FACETS);
    }

    private String found(Counts counts, Visit visit) {
        return readers.messages(visit.language())
                .found(counts.counted(), visit.language().number(counts.counted()), counts.complete());
    }

    private static List<Hidden> hidden(Address address, Set<String> without) {
        return address.parameters().entrySet().stream()
                .filter(parameter -> !without.contains(parameter.getKey()))
                .flatMap(parameter -> parameter.getValue().stream().map(value -> new Hidden(parameter.getKey(), value)))
                .toList();
    }

    /** Of the dates that the list is of: an item shows the first of its own among them. */
    private LocalDate firstDay(Address address) {
        return address.first(FROM)
                .map(LocalDate::parse)
                .orElseGet(() -> address.first(TO).isPresent() ? LocalDate.MIN : readers.today());
    }

    private static String history(Address address) {
        boolean leftOut = (address.first(FROM).isPresent() || address.first(TO).isPresent())
                && address.first("kind").isEmpty();
        return leftOut
                ? address.without("cursor")
                        .with("kind", Kind.HISTORY_RESOURCE.term())
                        .toString()
                : "";
    }

    private static List<Correction> corrections(Visit visit, Map<String, List<String>> corrections) {
        return corrections.entrySet().stream()
                .filter(correction -> !correction.getValue().isEmpty())
                .map(correction -> new Correction(
                        correction.getKey(),
                        correction.getValue().stream()
                                .map(word -> link(visit.address(), correction.getKey(), word))
                                .toList()))
                .toList();
    }

    /**
     * A link to the same search with the misspelt word replaced. If the query does not contain the word in that form,
     * the other word becomes the whole query.
     */
    private static Link link(Address address, String misspelt, String word) {
        String query = address.first(WORDS).orElse("");
        String mended = query.contains(misspelt) ? query.replace(misspelt, word) : word;
        return new Link(word, address.without("cursor").with(WORDS, mended).toString());
    }

    private static List<Choice> sorts(Address address, BrowseMessages messages) {
        boolean withWords = address.first(WORDS).isPresent();
        List<String> terms = new ArrayList<>(withWords ? List.of("relevance") : List.of());
        terms.addAll(List.of("-updated", "date", "-date", "title"));
        String usual = terms.get(0);
        String current = address.first("sort").orElse(usual);
        Address list = address.without("cursor", "sort");
        return Stream.concat(terms.stream(), Stream.of(current))
                .distinct()
                .map(term -> new Choice(
                        messages.sort(term),
                        (term.equals(usual) ? list : list.with("sort", term)).toString(),
                        term.equals(current)))
                .toList();
    }

    private List<Entry> entries(List<LocalizedItem> items, Optional<List<Hit>> hits, Visit visit) {
        Entries entries = readers.entries(visit, firstDay(visit.address()));
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int at = i;
            all.add(entries.of(items.get(i), hits.map(each -> each.get(at))));
        }
        return all;
    }
}
