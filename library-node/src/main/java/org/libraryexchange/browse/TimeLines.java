package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.libraryexchange.browse.TimeLine.Announced;
import org.libraryexchange.browse.TimeLine.Room;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Visit;

/** Reads what is on in some days. */
@ApplicationScoped
class TimeLines {

    private final Lists lists;
    private final Readers readers;

    TimeLines(Lists lists, Readers readers) {
        this.lists = lists;
        this.readers = readers;
    }

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
        TimeLine line = new TimeLine(
                readers.today(), first, last, room, Dates.of(visit.language()), readers.messages(visit.language()));
        Address limited = list.with("limit", Integer.toString(mostRead));
        cities.forEach(city -> line.add(city, announced(visit, limited.with("owner", city.term()))));
        return line;
    }

    private List<Announced> announced(Visit visit, Address list) {
        Entries entries = readers.entries(visit);
        return lists.items(list, visit).stream()
                .map(item -> new Announced(entries.of(item), OccurrenceView.of(item.whole())))
                .toList();
    }
}
