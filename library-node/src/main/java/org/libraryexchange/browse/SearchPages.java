package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.browse.SearchPage.Choice;
import org.libraryexchange.browse.SearchPage.Correction;
import org.libraryexchange.browse.SearchPage.DateForm;
import org.libraryexchange.browse.SearchPage.Hidden;
import org.libraryexchange.browse.SearchPage.Link;
import org.libraryexchange.item.Kind;
import org.libraryexchange.search.Counts;
import org.libraryexchange.search.Hit;
import org.libraryexchange.search.Listing;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.Visit;

/** Builds the pages of lists. */
@ApplicationScoped
class SearchPages {

    private static final String USUAL_LIMIT = "20";
    private static final String USUAL_FACETS = "owner,kind,century,decade,language,subject";
    private static final String API = "/api/v1/items";
    private static final String WORDS = "q";

    private final Lists lists;
    private final Readers readers;
    private final Frames frames;

    SearchPages(Lists lists, Readers readers, Frames frames) {
        this.lists = lists;
        this.readers = readers;
        this.frames = frames;
    }

    SearchPage page(Visit visit) {
        Listing listing = lists.read(completed(visit.address()), visit);
        BrowseMessages messages = readers.messages(visit.language());
        List<LocalizedItem> items = new Localizer(visit).of(listing.documents());
        Narrowings narrowings = new Narrowings(visit, readers.cities(), messages, items);
        Address address = visit.address();
        String query = address.first(WORDS).orElse("");
        return new SearchPage(
                frames.of(visit, query.isEmpty() ? messages.browse() : messages.resultsFor(query), false),
                query,
                hidden(address, Set.of(WORDS, "cursor")),
                listing.counts().map(counts -> found(counts, visit)).orElse(""),
                corrections(visit, listing.corrections()),
                new ActiveFilters(visit, messages, narrowings).links(),
                address.without("cursor").without(ActiveFilters.FILTERS).toString(),
                sorts(address, messages),
                listing.counts().map(narrowings::of).orElse(List.of()),
                dates(address),
                history(address),
                entries(items, listing.hits(), visit),
                listing.cursor()
                        .map(cursor -> address.with("cursor", cursor).toString())
                        .orElse(""),
                address.first("cursor").isEmpty()
                        ? ""
                        : address.without("cursor").toString(),
                new Address(API, address.parameters()).toString());
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

    private static DateForm dates(Address address) {
        return new DateForm(
                address.first("from").orElse(""),
                address.first("to").orElse(""),
                hidden(address, Set.of("from", "to", "cursor")));
    }

    private static String history(Address address) {
        boolean leftOut =
                (address.first("from").isPresent() || address.first("to").isPresent())
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
        Entries entries = readers.entries(visit);
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int at = i;
            all.add(entries.of(items.get(i), hits.map(each -> each.get(at))));
        }
        return all;
    }
}
