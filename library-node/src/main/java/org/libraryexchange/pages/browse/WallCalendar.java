package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.ChineseDate;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.base.calendar.Holiday;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.catalogue.formats.CalendarEvent;
import org.libraryexchange.catalogue.formats.CalendarEvent.Days;
import org.libraryexchange.catalogue.formats.CalendarEvent.Identity;
import org.libraryexchange.catalogue.formats.CalendarWriter;
import org.libraryexchange.catalogue.formats.CalendarWriter.CalendarFile;
import org.libraryexchange.catalogue.formats.TaggedText;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.SolarTerm;
import org.libraryexchange.pages.browse.TimeLine.Happening;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Pages.NamedFile;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;
import org.libraryexchange.pages.web.WebMessages;

/**
 * The calendar of all cities to be hung on a wall: twelve months with festivals, holidays and the days of the Chinese
 * calendar.
 */
@Singleton
record WallCalendar(Lists lists, Readers readers, Holidays holidays) {

    static final String PATH = "/calendar";
    static final String FILE = PATH + ".ics";

    static final Set<String> PARAMETERS = Set.of(WhatsOn.WHEN);

    private static final int MONTHS = 12;

    /** As far ahead as festivals have dates. */
    private static final int YEARS = 3;

    Page page(Visit visit) {
        BrowseTexts in = readers.of(visit);
        YearMonth first = DaySpan.of(visit.address().first(WhatsOn.WHEN).orElse(""), in.today(), 1)
                .month()
                .orElse(YearMonth.from(in.today()));
        DayRange days =
                new DayRange(first.atDay(1), first.plusMonths(MONTHS - 1L).atEndOfMonth());
        Address list = TimeLine.list(days.first(), days.last()).with("kind", Kind.FESTIVAL.term());
        boolean whole = visit.address().without(Visits.LANGUAGE).parameters().isEmpty();
        Frame frame = readers.frames().of(visit, in.messages(WebMessages.class).calendar(), whole);
        return new Page(
                frame.describedAs(in.words().calendarLead(frame.own(), frame.partners())),
                in,
                lists.timeLine(
                        visit, days.first(), days.last(), in.times().cities(), list, WhatsOn.ROOM, WhatsOn.MOST_READ),
                holidays,
                ChineseDate.during(days));
    }

    /** The same for calendar programs, without the days of the Chinese calendar. */
    NamedFile file(Visit visit) {
        if (lists.state().isEmpty()) {
            throw new ProblemException(ProblemType.SEARCH_STARTING, "The festivals cannot be read yet.");
        }
        Page page = page(visit);
        String title = page.frame().title();
        CalendarFile file = new CalendarFile(
                title, Optional.of(ItemFiles.REFRESH), page.in().zone(), page.events());
        return new NamedFile(ItemFiles.CALENDAR_TYPE, FILE.substring(1), title, CalendarWriter.bytes(file));
    }

    /**
     * What there is on a day in a city.
     *
     * @param place of the city among all, from 1
     */
    record Entry(City city, int place, List<String> holidays, List<Happening> festivals) {}

    /**
     * The page.
     *
     * @param chinese the days in the Chinese calendar
     */
    record Page(
            Frame frame, BrowseTexts in, TimeLine festivals, Holidays holidays, Map<LocalDate, ChineseDate> chinese) {

        public List<YearMonth> months() {
            YearMonth first = YearMonth.from(festivals.first());
            return IntStream.range(0, MONTHS).mapToObj(first::plusMonths).toList();
        }

        public List<LocalDate> days(YearMonth month) {
            return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).toList();
        }

        public Optional<SolarTerm> term(LocalDate day) {
            return ChineseDate.term(day);
        }

        /** What there is on a day in each city that has something. */
        public List<Entry> entries(LocalDate day) {
            return IntStream.range(0, frame.cities().size())
                    .mapToObj(at -> entry(day, frame.cities().get(at), at + 1))
                    .filter(entry ->
                            !entry.holidays().isEmpty() || !entry.festivals().isEmpty())
                    .toList();
        }

        /** A holiday that stands there as a festival of the same name is not said twice. */
        private Entry entry(LocalDate day, City city, int place) {
            List<Happening> celebrated = celebrated(day, city).toList();
            Set<String> titles =
                    celebrated.stream().map(each -> each.item().title().text()).collect(Collectors.toSet());
            return new Entry(
                    city,
                    place,
                    holidays.during(city.term(), new DayRange(day, day)).stream()
                            .map(this::name)
                            .filter(name -> !titles.contains(name))
                            .toList(),
                    celebrated);
        }

        /** Festivals stand on their first day, and where a month begins with them: each has a sheet of its own. */
        private Stream<Happening> celebrated(LocalDate day, City city) {
            Stream<Happening> begun = day.getDayOfMonth() == 1 ? festivals.happenings() : Stream.empty();
            return Stream.concat(
                    begun.filter(each -> each.item().owner().equals(city.term()))
                            .filter(each -> each.day().isBefore(day)
                                    && !each.date().last().isBefore(day)),
                    festivals.days().getOrDefault(day, Map.of()).getOrDefault(city.term(), List.of()).stream());
        }

        private String name(Holiday holiday) {
            return holiday.name(in.language().tag());
        }

        /** Where calendars may begin, besides the present month: with the years that have dates. */
        public List<YearMonth> years() {
            return IntStream.rangeClosed(0, YEARS)
                    .mapToObj(years -> YearMonth.of(in.today().getYear() + years, 1))
                    .toList();
        }

        public Address from(YearMonth month) {
            return in.visit().address().with(WhatsOn.WHEN, month.toString());
        }

        public Address calendar() {
            return in.visit().named(in.visit().address().at(FILE, PARAMETERS));
        }

        List<CalendarEvent> events() {
            return Stream.of(
                            festivals
                                    .happenings()
                                    .flatMap(each -> new ItemEvents(each.item(), in).of(List.of(each.date())).stream()),
                            in.times().cities().stream().flatMap(this::holidayEvents),
                            months().stream()
                                    .flatMap(month -> days(month).stream())
                                    .flatMap(this::termEvents))
                    .flatMap(Function.identity())
                    .toList();
        }

        private Stream<CalendarEvent> holidayEvents(City city) {
            return holidays.during(city.term(), new DayRange(festivals.first(), festivals.last())).stream()
                    .map(each -> event(
                            "holiday-" + city.term() + "-" + each.days().first(),
                            in.words().labelled(city.title(), name(each)),
                            each.days()));
        }

        private Stream<CalendarEvent> termEvents(LocalDate day) {
            return term(day).stream()
                    .map(term -> event("solar-term-" + day, in.words().solarTerm(term), new DayRange(day, day)));
        }

        private CalendarEvent event(String key, String name, DayRange days) {
            TaggedText text = new TaggedText(in.language().tag(), name);
            return new CalendarEvent(
                    new Identity(key, 0, Instant.EPOCH),
                    new Days(days.first(), days.last()),
                    Optional.empty(),
                    text,
                    text,
                    Optional.empty(),
                    Optional.empty(),
                    in.absolute(PATH),
                    List.of());
        }
    }
}
