package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.base.calendar.Holiday;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.WebMessages;

/** Builds the page of what is on: today, at a weekend, in the coming holiday of a city, in a month, or from today on. */
@Singleton
record WhatsOn(Lists lists, Readers readers, Holidays holidays) {

    static final String PATH = "/whats-on";

    static final String WHEN = "when";
    private static final String HOLIDAY = "holiday-";
    private static final String OWNER = "owner";
    private static final String KIND = "kind";

    static final Set<String> PARAMETERS = Set.of(WHEN, OWNER, KIND);

    /** As many items of a city as a list gives at once; the list behind the page has them all. */
    private static final int MOST_READ = 200;

    private static final TimeLine.Room ROOM = new TimeLine.Room(400, 62);
    private static final int MONTHS = 2;

    /** Festivals come once a year. */
    private static final int MONTHS_OF_FESTIVALS = 12;

    static final List<String> KINDS = List.of(Kind.CULTURAL_EVENT.term(), Kind.FESTIVAL.term());

    Page page(Visit asked) {
        List<City> cities = readers.times(asked.language()).cities();
        Visit visit = asked.at(sound(asked.address(), cities));
        BrowseTexts in = readers.of(visit);
        boolean festivals = visit.address().first(KIND).equals(Optional.of(Kind.FESTIVAL.term()));
        Map<String, Holiday> coming = coming(in);
        String when = visit.address().first(WHEN).orElse("");
        DaySpan span = Optional.ofNullable(coming.get(when))
                .map(holiday -> DaySpan.of(when, holiday.days().from(in.today())))
                .orElseGet(() -> DaySpan.of(when, in.today(), festivals ? MONTHS_OF_FESTIVALS : MONTHS));
        WebMessages words = in.messages(WebMessages.class);
        String title = festivals ? words.festivals() : words.whatsOn();
        return new Page(frame(in, title), in, span, line(in, span), coming, holidays);
    }

    /** The coming holiday of each city, by what addresses call it. */
    private Map<String, Holiday> coming(BrowseTexts in) {
        Map<String, Holiday> coming = new LinkedHashMap<>();
        in.times()
                .cities()
                .forEach(city -> holidays.coming(city.term(), in.today())
                        .ifPresent(holiday -> coming.put(HOLIDAY + city.term(), holiday)));
        return coming;
    }

    /** Search engines need the page once: each choice of days or of a city shows some of the same again, without end. */
    private Frame frame(BrowseTexts in, String title) {
        Address address = in.visit().address();
        boolean whole = address.first(WHEN).isEmpty() && address.first(OWNER).isEmpty();
        Frame frame = readers.frames().of(in.visit(), title, whole);
        return frame.describedAs(in.words().whatsOnLead(frame.own(), frame.partners()));
    }

    /** Without what makes no sense. */
    private static Address sound(Address address, List<City> cities) {
        Address known = address.first(OWNER)
                        .filter(owner -> cities.stream().map(City::term).noneMatch(owner::equals))
                        .isPresent()
                ? address.without(OWNER)
                : address;
        return known.first(KIND).filter(kind -> !KINDS.contains(kind)).isPresent() ? known.without(KIND) : known;
    }

    /** The cities that the reader has chosen. */
    private static List<City> shown(BrowseTexts in) {
        Optional<String> chosen = in.visit().address().first(OWNER);
        return in.times().cities().stream()
                .filter(city -> chosen.isEmpty() || chosen.get().equals(city.term()))
                .toList();
    }

    private TimeLine line(BrowseTexts in, DaySpan span) {
        Address list = chosen(in.visit(), TimeLine.list(span.first(), span.last()));
        return lists.timeLine(in.visit(), span.first(), span.last(), shown(in), list, ROOM, MOST_READ);
    }

    /** An address with the choices of the reader. */
    static Address chosen(Visit visit, Address address) {
        Address chosen = address;
        for (String filter : List.of(OWNER, KIND)) {
            chosen = visit.address().first(filter).isPresent()
                    ? chosen.with(filter, visit.address().first(filter).get())
                    : chosen;
        }
        return chosen;
    }

    /** What there is to say about days in a city. */
    record Line(City city, String text) {}

    /**
     * What is on in both cities or in one of them.
     *
     * @param coming holidays to choose, by what addresses call them
     */
    record Page(
            Frame frame, BrowseTexts in, DaySpan span, TimeLine line, Map<String, Holiday> coming, Holidays holidays) {

        /** Days to choose. */
        public List<String> spans() {
            return Stream.of(
                            Stream.of("", DaySpan.TODAY, DaySpan.WEEKEND, DaySpan.NEXT_WEEKEND),
                            coming.keySet().stream(),
                            Stream.of(presentMonth()))
                    .flatMap(names -> names)
                    .toList();
        }

        /** The city of whose holiday there is a name among the days to choose. */
        public City cityOf(String when) {
            return in.city(when.substring(HOLIDAY.length()));
        }

        /** What is special about the days in the cities that are shown, and what is not known yet. */
        public List<Line> notices() {
            return shown(in).stream()
                    .flatMap(city ->
                            Stream.concat(known(city), unannounced(city)).map(text -> new Line(city, text)))
                    .toList();
        }

        private Stream<String> known(City city) {
            return holidays.during(city.term(), new DayRange(span.first(), span.last())).stream()
                    .map(each -> in.words()
                            .labelled(
                                    in.dates()
                                            .days(
                                                    each.days().first(),
                                                    each.days().last()),
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
            return shown(in).stream()
                    .flatMap(city -> holidays.during(city.term(), new DayRange(day, day)).stream())
                    .anyMatch(Holiday::isFree);
        }

        private String presentMonth() {
            return YearMonth.from(in.today()).toString();
        }

        public boolean shows(String when) {
            return when.equals(span.when())
                    || (when.equals(presentMonth()) && span.month().isPresent());
        }

        public List<String> kinds() {
            return KINDS;
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

        /** The same days as a list to search in. */
        public Address list() {
            return chosen(in.visit(), line.list());
        }

        /** The same for calendar programs: on later days, a weekend is the one that then comes. */
        public Address calendar() {
            Address calendar = chosen(in.visit(), Address.of(SearchFeeds.CALENDAR));
            if (coming.containsKey(span.when())) {
                return in.visit()
                        .named(calendar.with(SearchFeeds.FROM, span.first().toString())
                                .with(SearchFeeds.TO, span.last().toString()));
            }
            return in.visit().named(span.when().isEmpty() ? calendar : calendar.with(WHEN, span.when()));
        }

        /** What the page shows, in words. */
        public String what() {
            BrowseMessages words = in.words();
            String days = span.name(in);
            return String.join(
                    " · ",
                    choice(KIND).isEmpty() ? words.allKinds() : words.kinds(choice(KIND)),
                    choice(OWNER).isEmpty()
                            ? words.bothCities(frame.cities().size())
                            : in.city(choice(OWNER)).title(),
                    days.isEmpty() ? words.comingUp() : days);
        }
    }
}
