package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.WebMessages;

/** Builds the page of what is on: today, at the weekend, in a month, or from today on. */
@Singleton
record WhatsOn(Lists lists, Readers readers) {

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

    static final List<String> KINDS = List.of(Kind.CULTURAL_EVENT.term(), Kind.FESTIVAL.term());

    Page page(Visit asked) {
        List<City> cities = readers.times(asked.language()).cities();
        Visit visit = asked.at(sound(asked.address(), cities));
        BrowseTexts in = readers.of(visit);
        boolean festivals = visit.address().first(KIND).equals(Optional.of(Kind.FESTIVAL.term()));
        DaySpan span = DaySpan.of(
                visit.address().first(WHEN).orElse(""), in.today(), festivals ? MONTHS_OF_FESTIVALS : MONTHS);
        WebMessages words = in.messages(WebMessages.class);
        String title = festivals ? words.festivals() : words.whatsOn();
        return new Page(frame(in, title), in, span, line(in, span));
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

    private TimeLine line(BrowseTexts in, DaySpan span) {
        Optional<String> chosen = in.visit().address().first(OWNER);
        List<City> shown = in.times().cities().stream()
                .filter(city -> chosen.isEmpty() || chosen.get().equals(city.term()))
                .toList();
        Address list = chosen(in.visit(), TimeLine.list(span.first(), span.last()));
        return lists.timeLine(in.visit(), span.first(), span.last(), shown, list, ROOM, MOST_READ);
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

    /** What is on in both cities or in one of them. */
    record Page(Frame frame, BrowseTexts in, DaySpan span, TimeLine line) {

        /** Days to choose. */
        public List<String> spans() {
            return List.of("", DaySpan.TODAY, DaySpan.WEEKEND, presentMonth());
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

        /** The coming dates for calendar programs. */
        public Address calendar() {
            return in.visit().named(chosen(in.visit(), Address.of(SearchFeeds.CALENDAR)));
        }
    }
}
