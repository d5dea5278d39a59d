package org.libraryexchange.pages.browse;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.text.Snippets.Part;
import org.libraryexchange.catalogue.question.Understood;
import org.libraryexchange.catalogue.search.Counts;
import org.libraryexchange.catalogue.search.Hit;
import org.libraryexchange.catalogue.search.Hit.Snippet;
import org.libraryexchange.catalogue.search.Matched;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.browse.SearchPages.AskedList;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;

/** A page of a list. */
record SearchPage(Frame frame, BrowseTexts in, AskedList asked, ListFilters filters, List<SearchEntry> entries) {

    private static final String CURSOR = "cursor";
    private static final String KIND = "kind";

    /** The filters that only items of history have. */
    private static final List<String> OF_HISTORY = List.of("form", "creator", "holder");

    private static final int LONGEST_QUOTED = 60;

    /** The address of the list, without what makes no sense. */
    public Address list() {
        return asked.address();
    }

    /** What was searched for. */
    public Optional<String> query() {
        return list().first("q");
    }

    /** The same list with the filters that its words stand for in the address instead. */
    public Address narrowed() {
        return filters.narrowed(list().without(CURSOR));
    }

    /** What a field shows: also what was wrong, so that it can be corrected. */
    public String field(String name) {
        Address shown = name.equals("q") ? list() : narrowed();
        return shown.first(name).orElse(asked.wrong().getOrDefault(name, ""));
    }

    /** What a field for a year shows. */
    public String year(String name) {
        String value = field(name);
        if (asked.wrong().containsKey(name) || value.isEmpty()) {
            return value;
        }
        int year = LocalDate.parse(value).getYear();
        return year > 0 ? Integer.toString(year) : in.words().beforeChrist(1 - year);
    }

    /** Whether it is of history alone, of which readers know years rather than days. */
    public boolean isHistory() {
        return narrowed()
                .first(KIND)
                .map(Kind.HISTORY_RESOURCE.term()::equals)
                .orElseGet(() -> OF_HISTORY.stream()
                        .anyMatch(name -> narrowed().first(name).isPresent()));
    }

    /** The list of all dates, to which a form adds some; of history it says so, since a list of dates leaves it out. */
    public Address withoutDates() {
        Address list = narrowed().without("from", "to");
        return isHistory() ? list.with(KIND, Kind.HISTORY_RESOURCE.term()) : list;
    }

    /** What was wrong, cut to a length that a sentence can quote. */
    public String quoted(String name) {
        String value = asked.wrong().get(name);
        return value.codePointCount(0, value.length()) <= LONGEST_QUOTED
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_QUOTED)) + "…";
    }

    /** Of the dates that the list is of: an item shows the first of its own among them. */
    public LocalDate firstDay() {
        return narrowed()
                .first("from")
                .map(LocalDate::parse)
                .orElseGet(() -> narrowed().first("to").isPresent() ? LocalDate.MIN : in.today());
    }

    /**
     * The same search with a misspelt word replaced. If the query does not contain the word in that form, the other word
     * becomes the whole query.
     */
    public Address mended(String misspelt, String word) {
        String query = query().orElse("");
        Matcher written = Pattern.compile(Pattern.quote(misspelt), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(query);
        return reworded(written.find() ? written.replaceAll(Matcher.quoteReplacement(word)) : word);
    }

    public Address unfiltered() {
        Address list = list().without(CURSOR);
        Address unfiltered = list.without(ListFilters.NAMES.toArray(String[]::new));
        return narrowed().equals(list) ? unfiltered : unfiltered.with(Understood.AS, Understood.WORDS);
    }

    private String usualSort() {
        return query().isEmpty()
                ? "-updated"
                : filters.narrowed(list().without("sort")).first("sort").orElse("relevance");
    }

    public String sort() {
        return list().first("sort").orElseGet(this::usualSort);
    }

    public List<String> sorts() {
        return Stream.of(usualSort(), "-updated", "date", "-date", "title", sort())
                .distinct()
                .toList();
    }

    public Address sorted(String sort) {
        Address others = list().without(CURSOR, "sort");
        return sort.equals(usualSort()) ? others : others.with("sort", sort);
    }

    /** Whether it leaves out history, which a list of dates does unless it asks for it. */
    public boolean withoutHistory() {
        return (narrowed().first("from").isPresent() || narrowed().first("to").isPresent())
                && narrowed().first(KIND).isEmpty();
    }

    /** Whether any of its items may have dates. */
    public boolean isDated() {
        List<String> kinds = asked
                .listing()
                .counts()
                .filter(Counts::complete)
                .flatMap(counts -> Optional.ofNullable(counts.groups().get(KIND)))
                .orElse(List.of())
                .stream()
                .map(Counts.Group::value)
                .toList();
        return !isHistory() && !kinds.equals(List.of(Kind.HISTORY_RESOURCE.term()));
    }

    /** Its entries, those of all words before those of some. */
    public Map<Matched, List<SearchEntry>> groups() {
        return entries.stream().collect(Collectors.groupingBy(SearchEntry::matched, TreeMap::new, Collectors.toList()));
    }

    /** Whether items have all words: only these are in files that programs follow, and in other orders. */
    public boolean followed() {
        return asked.listing().counts().map(counts -> counts.counted() > 0).orElse(!entries.isEmpty());
    }

    /** The search with other words. */
    public Address reworded(String words) {
        return list().without(CURSOR).with("q", words);
    }

    /** The same list in the API. */
    public Address json() {
        return new Address("/api/v1/items", list().parameters());
    }

    /** Its dates for calendar programs. */
    public Address calendar() {
        return SearchFeeds.of(SearchFeeds.CALENDAR, in.visit());
    }

    /** What the list is of, in words. */
    public String what() {
        List<String> parts = Stream.concat(
                        query().map(in.words()::resultsFor).stream(),
                        filters.active().stream().map(ListFilters.ActiveFilter::label))
                .toList();
        return parts.isEmpty() ? in.words().bothCities(in.times().cities().size()) : String.join(" · ", parts);
    }

    /** The same list for feed readers. */
    public Address feed() {
        return SearchFeeds.of(SearchFeeds.ATOM, in.visit());
    }

    /** The same list as a file. */
    public Address file(String ending) {
        return SearchFeeds.file(ending, in.visit().at(list()));
    }

    /**
     * An item in a list, and why the search found it.
     *
     * @param found places in its texts that match
     */
    record SearchEntry(LocalizedItem item, Matched matched, List<Snippet> found) {

        private static final int MOST_SNIPPETS = 2;
        private static final String TITLE = "/title/";
        private static final Pattern PROSE = Pattern.compile("/(?:summary|description)/");

        /** @param words which the reader has typed: prose in another language is shown only if it has one of them */
        static SearchEntry of(LocalizedItem item, Hit hit, String words) {
            String typed = words.toLowerCase(Locale.ROOT);
            return new SearchEntry(
                    item,
                    hit.matched(),
                    hit.snippets().stream()
                            .filter(snippet -> !PROSE.matcher(snippet.pointer()).lookingAt()
                                    || snippet.language().equals(item.title().language())
                                    || snippet.parts().stream()
                                            .filter(Part::match)
                                            .anyMatch(part ->
                                                    typed.contains(part.text().toLowerCase(Locale.ROOT))))
                            .toList());
        }

        /** An item of a list without words. */
        static SearchEntry of(LocalizedItem item) {
            return new SearchEntry(item, Matched.ALL, List.of());
        }

        /** The title, cut into what matches the search and what does not, if the search found the whole title. */
        public List<Part> titleParts() {
            ShownText title = item.title();
            return found.stream()
                    .filter(snippet -> snippet.pointer().equals(TITLE + title.language()))
                    .filter(snippet -> whole(snippet).equals(title.text()))
                    .map(Snippet::parts)
                    .findFirst()
                    .orElse(List.of(new Part(title.text(), false)));
        }

        /** The snippets to show: each text once, and none that the entry shows already. */
        public List<Snippet> snippets() {
            Set<String> shown = Stream.concat(Stream.of(item.title()), item.place().stream())
                    .map(ShownText::text)
                    .collect(Collectors.toCollection(HashSet::new));
            return found.stream()
                    .filter(snippet -> shown.add(whole(snippet)))
                    .limit(MOST_SNIPPETS)
                    .toList();
        }

        private static String whole(Snippet snippet) {
            return snippet.parts().stream().map(Part::text).collect(Collectors.joining());
        }
    }
}
