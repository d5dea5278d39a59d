package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.question.Understood;
import org.libraryexchange.catalogue.question.Understood.Phrase;
import org.libraryexchange.catalogue.search.Counts;
import org.libraryexchange.pages.web.Address;

/** The filters of a list: those in use, and those that would narrow it. */
final class ListFilters {

    /** All parameters of the API that filter items, except the search words, in the order in which pages show them. */
    static final List<String> NAMES =
            List.of(("owner,kind,place,authority,subject,form,creator,holder,audience,free,picture,language,"
                            + "from,to,near,radius,box,identifier,updated-since,status")
                    .split(","));

    private static final String RADIUS = "radius";
    private static final String USUAL_RADIUS = "5";
    private static final int MOST = 8;
    private static final int YEARS_OF_A_DECADE = 10;
    private static final int YEARS_OF_A_CENTURY = 100;
    private static final int LAST_YEAR = 9_999;

    private static final String NEW_YEAR = "-01-01";
    private static final String NEW_YEARS_EVE = "-12-31";

    private final BrowseTexts in;
    private final BrowseMessages messages;
    private final Address list;

    /** The words of the list that are filters. */
    private final Optional<Understood> understood;

    /** The list with these filters instead of the words. */
    private final Address narrowed;

    private final Map<String, String> subjects = new HashMap<>();

    /**
     * @param items of the page; they tell the labels of subjects
     * @param understood what the words of the list are taken to mean
     */
    ListFilters(BrowseTexts in, List<LocalizedItem> items, Optional<Understood> understood) {
        this.in = in;
        this.messages = in.words();
        this.list = in.visit().address().without("cursor");
        this.understood = understood.filter(meaning -> !meaning.filters().isEmpty());
        this.narrowed = narrowed(list);
        items.forEach(this::learnSubjects);
    }

    private void learnSubjects(LocalizedItem item) {
        JsonNode whole = item.whole().path("subjects");
        for (int i = 0; i < whole.size(); i++) {
            String label =
                    item.part("subjects").path(i).path("label").path("text").asText();
            whole.path(i).path("label").forEach(heading -> subjects.putIfAbsent(heading.asText(), label));
            subjects.putIfAbsent(whole.path(i).path("uri").asText(), label);
        }
    }

    /**
     * A filter in use.
     *
     * @param without the list without it
     */
    record ActiveFilter(String label, Address without) {}

    /** A list of the same words with these filters instead of the words. */
    Address narrowed(Address other) {
        return understood.map(meaning -> Lists.narrowed(other, meaning)).orElse(other);
    }

    public List<ActiveFilter> active() {
        return Stream.concat(given(), understood.stream().flatMap(this::understood))
                .toList();
    }

    private Stream<ActiveFilter> given() {
        return NAMES.stream()
                .filter(name -> !name.equals(RADIUS))
                .flatMap(name -> list
                        .first(name)
                        .map(value -> new ActiveFilter(
                                label(name, value).orElse(value),
                                name.equals("near") ? list.without(name, RADIUS) : list.without(name)))
                        .stream());
    }

    /** Without one of the phrases, its words are sought and the other filters stay. */
    private Stream<ActiveFilter> understood(Understood meaning) {
        return meaning.filters().stream().map(phrase -> {
            List<Phrase> others = meaning.filters().stream()
                    .filter(other -> !other.equals(phrase))
                    .toList();
            return new ActiveFilter(meaning(phrase), Lists.narrowed(list, new Understood(phrase.alone(), others)));
        });
    }

    private String meaning(Phrase phrase) {
        Map<String, String> values = new TreeMap<>(phrase.parameters());
        String last = values.remove("to");
        String days = last == null ? "" : days(LocalDate.parse(values.remove("from")), LocalDate.parse(last));
        String meant = Stream.concat(
                        Stream.of(days), values.entrySet().stream().map(each -> words(each.getKey(), each.getValue())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(in.language().comma()));
        return days.isEmpty() ? meant : messages.labelled(phrase.phrase(), meant);
    }

    /** Whole years are said as years. */
    private String days(LocalDate first, LocalDate last) {
        if (first.getDayOfYear() > 1 || last.plusDays(1).getDayOfYear() > 1) {
            return in.dates().days(first, last);
        }
        Stream<Integer> years = Stream.of(first.getYear(), last.getYear()).distinct();
        return in.period(years.map("%04d"::formatted).collect(Collectors.joining("/")));
    }

    /**
     * The groups to offer by facet. Facets that are filtered already are left out, and those that offer no choice.
     */
    public Map<String, List<Counts.Group>> offered(Counts counts) {
        Map<String, List<Counts.Group>> offered = new LinkedHashMap<>();
        counts.groups().forEach((facet, groups) -> {
            List<Counts.Group> labelled = ordered(facet, groups)
                    .filter(group -> isOfTime(facet) || group.count() < counts.counted())
                    .filter(group -> label(facet, group.value()).isPresent())
                    .limit(MOST)
                    .toList();
            if (!isNarrowed(facet) && !labelled.isEmpty()) {
                offered.put(facet, labelled);
            }
        });
        return offered;
    }

    private boolean isNarrowed(String facet) {
        return isOfTime(facet)
                ? narrowed.first("from").isPresent() || narrowed.first("to").isPresent()
                : narrowed.first(facet).isPresent();
    }

    /** The size of the largest group. */
    public int most(List<Counts.Group> groups) {
        return groups.stream().mapToInt(Counts.Group::count).max().orElse(1);
    }

    /** The groups come largest first. The largest periods are sorted by time. */
    private Stream<Counts.Group> ordered(String facet, List<Counts.Group> groups) {
        return isOfTime(facet)
                ? groups.stream().limit(MOST).sorted(Comparator.comparing(group -> Integer.valueOf(group.value())))
                : groups.stream();
    }

    /** Whether the groups of a facet are periods, of which a bar shows how large each is. */
    public boolean isOfTime(String facet) {
        return facet.equals("century") || facet.equals("decade") || facet.equals("year");
    }

    /** A filter or a group in words; empty for a subject of which only the address is known. */
    public Optional<String> label(String name, String value) {
        return name.equals("subject")
                ? Optional.ofNullable(subjects.get(value))
                        .or(() -> Optional.of(value).filter(heading -> !heading.contains("://")))
                : Optional.of(words(name, value));
    }

    private String words(String name, String value) {
        return switch (name) {
            case "kind" -> messages.kind(value);
            case "owner" -> in.city(value).title();
            case "language" -> in.language().nameOf(value);
            case "form" -> messages.form(value);
            case "audience" -> messages.audience(value);
            case "place", "authority" ->
                in.authorities().find(value).map(in::name).map(ShownText::text).orElse(value);
            case "free" -> messages.free();
            case "picture" -> messages.withPicture();
            case "decade" -> decade(Integer.parseInt(value));
            case "century" -> century(Integer.parseInt(value));
            case "from" ->
                value.endsWith(NEW_YEAR)
                        ? messages.sinceYear(year(value))
                        : messages.since(in.dates().wholeDay(LocalDate.parse(value)));
            case "to" ->
                value.endsWith(NEW_YEARS_EVE)
                        ? messages.untilYear(year(value))
                        : messages.until(in.dates().wholeDay(LocalDate.parse(value)));
            case "near" -> messages.around(value, list.first(RADIUS).orElse(USUAL_RADIUS));
            case "box" -> messages.within(value);
            case "identifier" -> messages.key(value);
            case "updated-since" -> messages.changedSince(value);
            case "status" -> messages.itemStatus(value);
            default -> value;
        };
    }

    private String year(String day) {
        return in.period(day.substring(0, day.length() - NEW_YEAR.length()));
    }

    private String century(int number) {
        return number > 0 ? messages.century(number) : messages.centuryBeforeChrist(-number);
    }

    /** Before the year 1, years count backwards and without a year 0. */
    private String decade(int first) {
        return first > 0
                ? messages.decade(Integer.toString(first))
                : messages.yearsBeforeChrist(1 - first, Math.max(1, 1 - first - YEARS_OF_A_DECADE + 1));
    }

    /** The list of a group only. Periods are those of history, which a list of certain days leaves out otherwise. */
    public Address narrowed(String facet, String value) {
        return switch (facet) {
            case "century" -> history(firstOfCentury(Integer.parseInt(value)), YEARS_OF_A_CENTURY);
            case "decade" -> history(Integer.parseInt(value), YEARS_OF_A_DECADE);
            case "year" -> years(Integer.parseInt(value), 1);
            default -> narrowed.with(facet, value);
        };
    }

    private static int firstOfCentury(int number) {
        return number > 0 ? (number - 1) * YEARS_OF_A_CENTURY + 1 : number * YEARS_OF_A_CENTURY + 1;
    }

    private Address history(int first, int count) {
        return years(first, count).with("kind", "history-resource");
    }

    private Address years(int first, int count) {
        LocalDate from = LocalDate.of(Math.max(-LAST_YEAR, first), 1, 1);
        LocalDate to = LocalDate.of(Math.min(LAST_YEAR, first + count - 1), 12, 31);
        return narrowed.with("from", from.toString()).with("to", to.toString());
    }
}
