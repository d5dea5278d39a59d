package org.libraryexchange.pages.browse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.base.calendar.Holiday;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;

/**
 * What is on in both cities or in one of them.
 *
 * @param index of all festivals, which is shown instead if no days are asked for
 * @param coming holidays to choose, by what addresses call them
 */
record WhatsOnPage(
        Frame frame,
        BrowseTexts in,
        DaySpan span,
        TimeLine line,
        Optional<FestivalIndex> index,
        Map<String, Holiday> coming,
        Holidays holidays) {

    /** What there is to say about days in a city. */
    record Line(City city, String text) {}

    /** Days to choose. */
    public List<String> spans() {
        return Stream.of(
                        Stream.of("", DaySpan.TODAY, DaySpan.WEEKEND, DaySpan.NEXT_WEEKEND),
                        coming.keySet().stream(),
                        Stream.of(comingMonth()))
                .flatMap(names -> names)
                .toList();
    }

    /** The city of whose holiday there is a name among the days to choose. */
    public City cityOf(String when) {
        return in.city(when.substring(WhatsOn.HOLIDAY.length()));
    }

    /** What is special about the days in the cities that are shown, and what is not known yet. */
    public List<Line> notices() {
        return WhatsOn.shown(in).stream()
                .flatMap(city -> Stream.concat(known(city), unannounced(city)).map(text -> new Line(city, text)))
                .toList();
    }

    private Stream<String> known(City city) {
        return holidays.during(city.term(), new DayRange(span.first(), span.last())).stream()
                .map(each -> in.words()
                        .labelled(
                                in.dates().days(each.days().first(), each.days().last()),
                                each.name(in.language().tag())));
    }

    private Stream<String> unannounced(City city) {
        int year = span.last().getYear();
        return holidays.isUnannounced(city.term(), year)
                ? Stream.of(in.words().unannounced(city.title(), Integer.toString(year)))
                : Stream.empty();
    }

    /** Whether it is a holiday in a city that is shown. */
    public boolean isHoliday(LocalDate day) {
        return WhatsOn.shown(in).stream()
                .flatMap(city -> holidays.during(city.term(), new DayRange(day, day)).stream())
                .anyMatch(Holiday::isFree);
    }

    /** The next one: what is left of the present one is coming up anyway. */
    private String comingMonth() {
        return YearMonth.from(in.today()).plusMonths(1).toString();
    }

    public boolean shows(String when) {
        return when.equals(span.when())
                || (when.equals(comingMonth()) && span.month().isPresent());
    }

    /** The month behind what is coming up. */
    public YearMonth later() {
        return YearMonth.from(span.last()).plusMonths(1);
    }

    /** Whom something of what is shown is meant for, and whom the reader has chosen. */
    public List<String> audiences() {
        return Stream.concat(
                        in.visit().address().first(WhatsOn.AUDIENCE).stream(),
                        line.happenings()
                                .flatMap(each -> each.item().audiences())
                                .sorted())
                .distinct()
                .toList();
    }

    public List<String> kinds() {
        return WhatsOn.KINDS;
    }

    /** What the reader has chosen; may be empty. */
    public String choice(String name) {
        return in.visit().address().first(name).orElse("");
    }

    /** The same page with another choice. */
    public Address choosing(String name, Object value) {
        Address address = in.visit().address();
        return "".equals(value) ? address.without(name) : address.with(name, value.toString());
    }

    /** All that is on in the same days. */
    public Address whole() {
        return in.visit().address().without(WhatsOn.FILTERS.toArray(String[]::new));
    }

    /** The same days as a list to search in. */
    public Address list() {
        return WhatsOn.chosen(in.visit(), line.list());
    }

    /** The same for calendar programs: on later days, a weekend is the one that then comes. */
    public Address calendar() {
        Address calendar = WhatsOn.chosen(in.visit(), Address.of(SearchFeeds.CALENDAR));
        if (coming.containsKey(span.when())) {
            return in.visit()
                    .named(calendar.with(SearchFeeds.FROM, span.first().toString())
                            .with(SearchFeeds.TO, span.last().toString()));
        }
        return in.visit().named(span.when().isEmpty() ? calendar : calendar.with(WhatsOn.WHEN, span.when()));
    }

    /** What the page shows, in words. */
    public String what() {
        BrowseMessages words = in.words();
        String days = span.name(in);
        ListFilters filters = new ListFilters(in, List.of(), Optional.empty());
        return Stream.of(
                        Stream.of(
                                choice(WhatsOn.KIND).isEmpty() ? words.allKinds() : words.kinds(choice(WhatsOn.KIND))),
                        choice(WhatsOn.OWNER).isEmpty()
                                ? Stream.of(words.bothCities(frame.cities().size()))
                                : Stream.<String>empty(),
                        WhatsOn.FILTERS.stream()
                                .filter(filter -> !filter.equals(WhatsOn.KIND)
                                        && !choice(filter).isEmpty())
                                .flatMap(filter -> filters.label(filter, choice(filter)).stream()),
                        Stream.of(days.isEmpty() ? words.comingUp() : days))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" · "));
    }
}
