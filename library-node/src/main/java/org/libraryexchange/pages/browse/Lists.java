package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.catalogue.question.Understood;
import org.libraryexchange.catalogue.search.Hit;
import org.libraryexchange.catalogue.search.IndexState;
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
        return ifSearchable(() -> read(address, visit), ItemListing.EMPTY);
    }

    /** What a reading of lists gives; something else while the search index is being made. */
    static <T> T ifSearchable(Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (ProblemException e) {
            if (e.type() != ProblemType.SEARCH_STARTING) {
                throw e;
            }
            return otherwise;
        }
    }

    /** How the index that lists are read from stands to the catalogue. */
    IndexState index() {
        return lists.index();
    }

    /**
     * The documents of several lists at one moment; none of a list that nobody can ask for.
     *
     * @param mostBytes of a list, at which it ends early, so that the rest of a page can be shown whatever they hold
     * @param index as it stood before
     */
    List<List<byte[]>> together(List<Address> addresses, Visit visit, int mostBytes, IndexState index) {
        return lists.together(addresses.stream().map(Lists::parameters).toList(), visit.asked(), mostBytes, index);
    }

    private static MultivaluedMap<String, String> parameters(Address address) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.putAll(address.parameters());
        return parameters;
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
        return lists.listing(parameters(address), visit.asked());
    }

    /** The items that have all words, in the order of the list. */
    ItemListing ofAllWords(Address address, Visit visit) {
        return lists.ofAllWords(parameters(address), visit.asked());
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
