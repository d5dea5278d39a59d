package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.browse.HomePage.Day;
import org.libraryexchange.browse.SearchPage.Choice;
import org.libraryexchange.browse.WhatsOnPage.Month;
import org.libraryexchange.browse.WhatsOnPage.Square;
import org.libraryexchange.item.Kind;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Frame;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.Visit;

/** Builds the page of what is on: today, at the weekend, in a month, or from today on. */
@ApplicationScoped
class WhatsOn {

    static final String PATH = "/whats-on";

    private static final String WHEN = "when";
    private static final String OWNER = "owner";
    private static final String KIND = "kind";

    static final Set<String> PARAMETERS = Set.of(WHEN, OWNER, KIND);

    /** As many items of a city as a list gives at once; the list behind the page has them all. */
    private static final int MOST_READ = 200;

    private static final TimeLine.Room ROOM = new TimeLine.Room(400, 62);
    private static final int MONTHS = 2;

    /** Festivals come once a year. */
    private static final int MONTHS_OF_FESTIVALS = 12;

    private static final List<String> KINDS = List.of(Kind.CULTURAL_EVENT.term(), Kind.FESTIVAL.term());
    private static final int DAYS_OF_A_WEEK = 7;

    private final TimeLines lines;
    private final Readers readers;
    private final Frames frames;

    WhatsOn(TimeLines lines, Readers readers, Frames frames) {
        this.lines = lines;
        this.readers = readers;
        this.frames = frames;
    }

    WhatsOnPage page(Visit asked) {
        Visit visit = asked.at(sound(asked));
        LocalDate today = readers.today();
        Address address = visit.address();
        boolean festivals =
                address.first(KIND).filter(Kind.FESTIVAL.term()::equals).isPresent();
        DaySpan span = DaySpan.of(address.first(WHEN).orElse(""), today, festivals ? MONTHS_OF_FESTIVALS : MONTHS);
        List<City> cities = readers.cities().all(visit.language());
        List<Day> days = days(visit, span, cities);
        Dates dates = Dates.of(visit.language());
        BrowseMessages messages = readers.messages(visit.language());
        return new WhatsOnPage(
                frame(visit, festivals ? messages.festivals() : messages.whatsOn(), messages),
                span.month()
                        .map(dates::month)
                        .orElseGet(() -> span.first().equals(span.last())
                                ? dates.dayWithWeekday(span.first())
                                : messages.fromTo(dates.day(span.first()), dates.day(span.last()))),
                spans(visit, span, YearMonth.from(today)),
                choices(
                        visit,
                        OWNER,
                        messages.bothCities(cities.size()),
                        cities.stream().map(City::term).toList(),
                        cities.stream().map(City::title).toList()),
                choices(
                        visit,
                        KIND,
                        messages.allKinds(),
                        KINDS,
                        KINDS.stream().map(messages::kinds).toList()),
                span.month().stream()
                        .map(month -> month(visit, month, today, days))
                        .toList(),
                days,
                visit.link(list(visit, span)),
                readers.webcal(visit.named(chosen(visit, Address.of(SearchFeeds.CALENDAR)))
                        .toString()));
    }

    /** Search engines need the page once: each choice of days or of a city shows some of the same again, without end. */
    private Frame frame(Visit visit, String title, BrowseMessages messages) {
        boolean whole = visit.address().first(WHEN).isEmpty()
                && visit.address().first(OWNER).isEmpty();
        Frame frame = frames.of(visit, title, whole);
        return frame.describedAs(messages.whatsOnLead(frame.own(), frame.partners()));
    }

    /** Without what makes no sense. */
    private Address sound(Visit visit) {
        Address address = visit.address();
        Set<String> cities =
                readers.cities().all(visit.language()).stream().map(City::term).collect(Collectors.toSet());
        address = address.first(OWNER).filter(owner -> !cities.contains(owner)).isPresent()
                ? address.without(OWNER)
                : address;
        return address.first(KIND).filter(kind -> !KINDS.contains(kind)).isPresent() ? address.without(KIND) : address;
    }

    private List<Day> days(Visit visit, DaySpan span, List<City> cities) {
        String chosen = visit.address().first(OWNER).orElse("");
        List<City> shown = cities.stream()
                .filter(city -> chosen.isEmpty() || chosen.equals(city.term()))
                .toList();
        return lines.read(visit, span.first(), span.last(), shown, list(visit, span), ROOM, MOST_READ)
                .days(cities);
    }

    /** The same days as a list. */
    private static Address list(Visit visit, DaySpan span) {
        return chosen(visit, TimeLines.list(span.first(), span.last()));
    }

    /** An address with the choices of the reader. */
    private static Address chosen(Visit visit, Address address) {
        Address chosen = address;
        for (String filter : List.of(OWNER, KIND)) {
            chosen = visit.address().first(filter).isPresent()
                    ? chosen.with(filter, visit.address().first(filter).get())
                    : chosen;
        }
        return chosen;
    }

    private List<Choice> spans(Visit visit, DaySpan span, YearMonth present) {
        BrowseMessages messages = readers.messages(visit.language());
        return Stream.of("", DaySpan.TODAY, DaySpan.WEEKEND, present.toString())
                .map(when -> choice(
                        visit,
                        WHEN,
                        when,
                        switch (when) {
                            case "" -> messages.comingUp();
                            case DaySpan.TODAY -> messages.today();
                            case DaySpan.WEEKEND -> messages.thisWeekend();
                            default -> messages.byMonth();
                        },
                        when.equals(span.when())
                                || (when.equals(present.toString())
                                        && span.month().isPresent())))
                .toList();
    }

    private static List<Choice> choices(
            Visit visit, String name, String all, List<String> values, List<String> titles) {
        String chosen = visit.address().first(name).orElse("");
        List<Choice> choices = new ArrayList<>(List.of(choice(visit, name, "", all, chosen.isEmpty())));
        for (int i = 0; i < values.size(); i++) {
            choices.add(choice(visit, name, values.get(i), titles.get(i), chosen.equals(values.get(i))));
        }
        return choices;
    }

    private static Choice choice(Visit visit, String name, String value, String title, boolean current) {
        return new Choice(title, with(visit, name, value), current);
    }

    private static String with(Visit visit, String name, String value) {
        return (value.isEmpty()
                        ? visit.address().without(name)
                        : visit.address().with(name, value))
                .toString();
    }

    private Month month(Visit visit, YearMonth month, LocalDate today, List<Day> days) {
        Dates dates = Dates.of(visit.language());
        Set<String> busy = days.stream().map(Day::iso).collect(Collectors.toSet());
        LocalDate monday =
                month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
        List<List<Square>> weeks = new ArrayList<>();
        for (LocalDate week = monday; !week.isAfter(month.atEndOfMonth()); week = week.plusDays(DAYS_OF_A_WEEK)) {
            weeks.add(week.datesUntil(week.plusDays(DAYS_OF_A_WEEK))
                    .map(day -> YearMonth.from(day).equals(month)
                            ? new Square(
                                    Integer.toString(day.getDayOfMonth()),
                                    busy.contains(day.toString()) ? "#day-" + day : "",
                                    day.equals(today))
                            : new Square("", "", false))
                    .toList());
        }
        return new Month(
                dates.month(month),
                with(visit, WHEN, month.minusMonths(1).toString()),
                with(visit, WHEN, month.plusMonths(1).toString()),
                Arrays.stream(DayOfWeek.values()).map(dates::weekday).toList(),
                weeks);
    }
}
