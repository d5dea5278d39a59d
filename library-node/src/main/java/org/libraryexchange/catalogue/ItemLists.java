package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.libraryexchange.catalogue.ItemQuery.Place;
import org.libraryexchange.node.Cities;

/** Lists of items as pages, each with the address of the next. */
@ApplicationScoped
class ItemLists {

    private final ItemReader reader;
    private final Cursors cursors;
    private final Cities cities;

    ItemLists(ItemReader reader, Cursors cursors, Cities cities) {
        this.reader = reader;
        this.cursors = cursors;
        this.cities = cities;
    }

    Response page(UriInfo address) {
        MultivaluedMap<String, String> parameters = address.getQueryParameters();
        ItemQuery query = ItemQuery.of(parameters, cities.names(), cursors);
        ItemPage page = reader.page(query);
        if (!page.more()) {
            return Response.ok(json(page.items(), null)).build();
        }
        String next = next(address, page.items().get(page.items().size() - 1));
        return Response.ok(json(page.items(), next))
                .header("Link", "<" + next + ">; rel=\"next\"")
                .build();
    }

    private String next(UriInfo address, StoredItem last) {
        String cursor =
                cursors.write(new Place(last.updated(), last.id()), ItemQuery.filters(address.getQueryParameters()));
        return UriBuilder.fromUri(address.getRequestUri())
                .scheme(null)
                .host(null)
                .port(-1)
                .replaceQueryParam("cursor", cursor)
                .build()
                .toString();
    }

    /** The documents go out as they are stored, so the page is put together as text. */
    private static byte[] json(List<StoredItem> items, String next) {
        String documents = items.stream().map(StoredItem::document).collect(Collectors.joining(","));
        String page = "{\"items\":[" + documents + "],\"next\":" + (next == null ? "null" : "\"" + next + "\"") + "}";
        return page.getBytes(StandardCharsets.UTF_8);
    }
}
