package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.libraryexchange.base.calendar.Holiday;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.catalogue.search.Authority;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;
import org.libraryexchange.pages.web.WebMessages;

/**
 * Builds the page of what is on: today, at a weekend, in the coming holiday of a city, in a month, or from today on; or
 * of all festivals.
 */
@Singleton
record WhatsOn(Lists lists, Readers readers, Holidays holidays) {

    static final String PATH = "/whats-on";

    static final String WHEN = "when";
    static final String HOLIDAY = "holiday-";
    static final String OWNER = "owner";
    static final String KIND = "kind";
    static final String AUDIENCE = "audience";
    private static final String FREE = "free";
    private static final String PLACE = "place";

    static final List<String> FILTERS = List.of(OWNER, KIND, AUDIENCE, FREE, PLACE);

    static final Set<String> PARAMETERS = Set.of(WHEN, OWNER, KIND, AUDIENCE, FREE, PLACE);

    /** As many items of a city as a list gives at once; the list behind the page has them all. */
    static final int MOST_READ = 200;

    static final TimeLine.Room ROOM = new TimeLine.Room(400, 62);

    /** With the present one. */
    private static final int MONTHS = 2;

    static final List<String> KINDS = List.of(Kind.CULTURAL_EVENT.term(), Kind.FESTIVAL.term());

    /** What is on at a place. */
    static Address at(Authority place) {
        return Address.of(PATH).with(PLACE, place.key());
    }

    WhatsOnPage page(Visit asked) {
        Visit visit = asked.at(sound(asked.address()));
        BrowseTexts in = readers.of(visit);
        Map<String, Holiday> coming = coming(in);
        DaySpan span = span(in, coming);
        boolean festivals = isFestivals(visit.address());
        Optional<FestivalIndex> index = festivals && span.when().isEmpty() ? Optional.of(index(in)) : Optional.empty();
        TimeLine line = index.map(instead -> TimeLine.of(span.first(), span.last(), ROOM, List.of()))
                .orElseGet(() -> line(in, span));
        WebMessages words = in.messages(WebMessages.class);
        Frame frame = frame(in, festivals ? words.festivals() : words.whatsOn());
        return new WhatsOnPage(frame, in, span, line, index, coming, holidays);
    }

    private static DaySpan span(BrowseTexts in, Map<String, Holiday> coming) {
        String when = in.visit().address().first(WHEN).orElse("");
        return Optional.ofNullable(coming.get(when))
                .map(holiday -> DaySpan.of(when, holiday.days().from(in.today())))
                .orElseGet(() -> DaySpan.of(when, in.today(), MONTHS));
    }

    private static boolean isFestivals(Address address) {
        return address.first(KIND).equals(Optional.of(Kind.FESTIVAL.term()));
    }

    private FestivalIndex index(BrowseTexts in) {
        Address list = chosen(in.visit(), Address.of(Lists.PATH))
                .with("sort", "title")
                .with("limit", Integer.toString(MOST_READ));
        return FestivalIndex.of(lists, list, in);
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

    /** Search engines need the page once: each choice of days or of events shows some of the same again, without end. */
    private Frame frame(BrowseTexts in, String title) {
        Address address = in.visit().address();
        boolean whole = address.without(KIND, Visits.LANGUAGE).parameters().isEmpty();
        Frame frame = readers.frames().of(in.visit(), title, whole);
        return frame.describedAs(in.words().whatsOnLead(frame.own(), frame.partners()));
    }

    /** Without what makes no sense. Festivals are for everybody, and of a city. */
    private Address sound(Address address) {
        Map<String, Predicate<String>> known = Map.of(
                OWNER, readers.cities().cities().names()::contains,
                KIND, KINDS::contains,
                FREE, "true"::equals,
                PLACE, key -> readers.authorities().find(key).isPresent());
        Address sound = address.without(known.keySet().stream()
                .filter(name -> address.first(name).filter(known.get(name)).isEmpty())
                .toArray(String[]::new));
        return isFestivals(sound) ? sound.without(AUDIENCE, FREE, PLACE) : sound;
    }

    /** The cities that the reader has chosen. */
    static List<City> shown(BrowseTexts in) {
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
        for (String filter : FILTERS) {
            chosen = visit.address().first(filter).isPresent()
                    ? chosen.with(filter, visit.address().first(filter).get())
                    : chosen;
        }
        return chosen;
    }
}
