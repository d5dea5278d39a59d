package org.libraryexchange.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Reads the items of a page from the catalogue: as its own table can find them, or as the index has found them. */
final class ItemFinder {

    private final Connection connection;

    /**
     * @param connection in a transaction
     */
    ItemFinder(Connection connection) {
        this.connection = connection;
    }

    /** Returns a page of a list that needs no index. */
    ItemPage page(ItemQuery query) throws SQLException {
        Filters filters = query.filters();
        String direction = query.order().ascending() ? "" : " desc";
        Sql page = new Sql()
                .add("select id, document, updated::text as key from item where status = any(?)", filters.statuses());
        filters.owner().ifPresent(owner -> page.add("and owner = ?", owner));
        filters.kind().ifPresent(kind -> page.add("and kind = ?", kind));
        filters.updatedSince().ifPresent(since -> page.add("and updated >= ?", since));
        query.after()
                .ifPresent(place -> page.add(
                        "and (updated, id) %s (?::timestamptz, ?)"
                                .formatted(query.order().ascending() ? ">" : "<"),
                        place.key(),
                        place.id()));
        page.add("order by updated%1$s, id%1$s limit ?".formatted(direction), query.limit() + 1);
        return collect(page, query.limit());
    }

    /**
     * Returns a page of what the index has found, without what has gone since.
     *
     * @param found one more than fit on the page, if there are more
     */
    ItemPage page(ItemQuery query, List<IndexedKey> found) throws SQLException {
        Sql page = new Sql()
                .add("select found.id, document, key from")
                .add(
                        "unnest(?::uuid[], ?::text[], ?::text[]) with ordinality as found (id, owner, key, place)",
                        found.stream().map(IndexedKey::id).toList(),
                        found.stream().map(IndexedKey::owner).toList(),
                        found.stream().map(IndexedKey::key).toList())
                .add("left join item on item.id = found.id and item.owner = found.owner")
                .add("and status = any(?) order by place", query.filters().statuses());
        return collect(page, query.limit());
    }

    private ItemPage collect(Sql found, int limit) throws SQLException {
        ItemPage.Collector page = new ItemPage.Collector(limit);
        try (PreparedStatement statement = found.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            boolean open = true;
            while (open && row.next()) {
                open = page.add(
                        new Found(row.getObject("id", UUID.class), row.getString("document"), row.getString("key")));
            }
        }
        return page.page();
    }
}
