package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.search.ItemLists;
import org.libraryexchange.search.Listing;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Visit;

/** Reads lists by their addresses, which have the same parameters as in the API. */
@ApplicationScoped
class Lists {

    static final String PATH = "/search";

    private final ItemLists lists;

    Lists(ItemLists lists) {
        this.lists = lists;
    }

    /** Reads a list; an empty one while the search index is being made, so that the rest of a page can be shown. */
    Listing readIfSearchable(Address address, Visit visit) {
        try {
            return read(address, visit);
        } catch (ProblemException e) {
            if (e.type() != ProblemType.SEARCH_STARTING) {
                throw e;
            }
            return Listing.EMPTY;
        }
    }

    /** The items of a list in the language of a reader; none while the search index is being made. */
    List<LocalizedItem> items(Address address, Visit visit) {
        return new Localizer(visit).of(readIfSearchable(address, visit).documents());
    }

    Listing read(Address address, Visit visit) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.putAll(address.parameters());
        return lists.listing(parameters, Optional.of(visit.asked()));
    }
}
