package org.libraryexchange.browse;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.libraryexchange.browse.TimeLine.Room;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Visit;

/** Reads what is on in some days. */
@Singleton
record TimeLines(Lists lists) {

    /** The list of all that is on in some days, the earliest first. */
    static Address list(LocalDate first, LocalDate last) {
        return Address.of(Lists.PATH)
                .with("from", first.toString())
                .with("to", last.toString())
                .with("sort", "date");
    }

    /**
     * Reads what is on in some cities.
     *
     * @param list of these days, which may be narrowed further
     * @param mostRead the most items of a city
     */
    TimeLine read(
            Visit visit, LocalDate first, LocalDate last, List<City> cities, Address list, Room room, int mostRead) {
        Address limited = list.with("limit", Integer.toString(mostRead));
        return TimeLine.of(
                first,
                last,
                room,
                cities.stream()
                        .map(city -> lists.items(limited.with("owner", city.term()), visit))
                        .toList());
    }
}
