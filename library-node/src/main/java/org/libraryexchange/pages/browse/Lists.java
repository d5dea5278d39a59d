package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.catalogue.question.Understood;
import org.libraryexchange.catalogue.search.Hit;
import org.libraryexchange.catalogue.search.ItemListing;
import org.libraryexchange.catalogue.search.ItemLists;
import org.libraryexchange.pages.browse.TimeLine.Room;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Visit;

/** Reads lists by their addresses, which have the same parameters as in the API. */
@Singleton
record Lists(ItemLists lists, ShownPictures pictures) {

    static final String PATH = "/search";

    /** Names the state of the catalogue that lists show; empty while the search index is being made. */
    Optional<String> state() {
        return lists.state();
    }

    /** The items of a list in the language of a reader; none while the search index is being made. */
    List<LocalizedItem> items(Address address, Visit visit) {
        return shown(readIfSearchable(address, visit), visit);
    }

    /** The items of a list that was read, with the pictures that are here. */
    List<LocalizedItem> shown(ItemListing listing, Visit visit) {
        Localizer localizer = new Localizer(visit);
        // Where there are hits, the documents have been read already.
        return shown(listing.hits()
                .map(hits -> hits.stream().map(Hit::document).map(localizer::of).toList())
                .orElseGet(() -> localizer.of(listing.documents())));
    }

    /** Items with the pictures that are here, of which a page is to show all. */
    List<LocalizedItem> shown(List<LocalizedItem> items) {
        return pictures.in(items);
    }

    ItemListing readIfSearchable(Address address, Visit visit) {
        return readIfSearchable(address, visit, ItemLists.MOST_READ);
    }

    /**
     * The same, up to a length of the documents, so that the rest of a page can be shown whatever they hold.
     *
     * @param mostBytes at which the list ends early
     */
    ItemListing readIfSearchable(Address address, Visit visit, int mostBytes) {
        try {
            return read(address, visit, mostBytes);
        } catch (ProblemException e) {
            if (e.type() != ProblemType.SEARCH_STARTING) {
                throw e;
            }
            return ItemListing.EMPTY;
        }
    }

    /** The same list with the filters that its words stand for in the address instead. */
    Address narrowed(Address list) {
        return lists.understood(list.parameters())
                .map(meaning -> narrowed(list, meaning))
                .orElse(list);
    }

    static Address narrowed(Address list, Understood meaning) {
        return new Address(list.path(), meaning.narrowed(list.parameters()));
    }

    ItemListing read(Address address, Visit visit) {
        return read(address, visit, ItemLists.MOST_READ);
    }

    private ItemListing read(Address address, Visit visit, int mostBytes) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.putAll(address.parameters());
        return lists.listing(parameters, visit.asked(), mostBytes);
    }

    /**
     * Reads what is on in some cities.
     *
     * @param list of these days, which may be narrowed further
     * @param mostRead the most items of a city
     */
    TimeLine timeLine(
            Visit visit, LocalDate first, LocalDate last, List<City> cities, Address list, Room room, int mostRead) {
        Address limited = list.with("limit", Integer.toString(mostRead));
        return TimeLine.of(
                first,
                last,
                room,
                cities.stream()
                        .map(city -> items(limited.with("owner", city.term()), visit))
                        .toList());
    }
}
