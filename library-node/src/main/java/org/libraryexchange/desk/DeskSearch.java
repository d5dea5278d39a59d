package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.search.ItemLists;
import org.libraryexchange.search.Listing;
import org.libraryexchange.web.Visit;

/** Finds the city's own items by words, drafts and withdrawn ones included. */
@ApplicationScoped
class DeskSearch {

    private final ItemLists lists;
    private final NodeConfig node;

    DeskSearch(ItemLists lists, NodeConfig node) {
        this.lists = lists;
        this.node = node;
    }

    /** @param cursor of the page; empty for the first */
    Listing find(String words, Optional<String> cursor, int limit, Visit visit) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("q", words);
        parameters.add("owner", node.city());
        parameters.put("status", List.of("draft", "published", "withdrawn"));
        parameters.add("limit", Integer.toString(limit));
        cursor.ifPresent(it -> parameters.add("cursor", it));
        return lists.listing(parameters, Optional.of(visit.asked()));
    }
}
