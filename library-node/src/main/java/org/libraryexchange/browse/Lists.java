package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.libraryexchange.search.ItemLists;
import org.libraryexchange.search.Listing;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Visit;

/** Asks for lists by addresses, with the parameters that the API has. */
@ApplicationScoped
class Lists {

    static final String PATH = "/search";

    private final ItemLists lists;

    Lists(ItemLists lists) {
        this.lists = lists;
    }

    Listing read(Address address, Visit visit) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.putAll(address.parameters());
        return lists.listing(parameters, Optional.of(visit.asked()));
    }
}
