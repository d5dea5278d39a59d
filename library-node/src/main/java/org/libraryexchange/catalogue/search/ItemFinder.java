package org.libraryexchange.catalogue.search;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.libraryexchange.catalogue.search.IndexFinder.IndexedKey;
import org.postgresql.PGStatement;

/** Reads the items of a page from the catalogue: as its own table can find them, or as the index has found them. */
record ItemFinder(Handle handle) {

    /**
     * What was found for each list, up to the item whose document makes the page larger than it may be. The lengths are known
     * without reading the documents.
     */
    private static final String BOUNDED = """
            select list, id, document, key, there from (
                select *, count(*) over (partition by list) as there, sum(octet_length(document)) over (
                    partition by list order by %2$s rows between unbounded preceding and 1 preceding) as bytes
                from (%1$s) as found) as page
            where coalesce(bytes, 0) < :bytes order by list, %2$s
            """;

    /** A plan for any values would know nothing of how rare a status is. */
    private static final StatementCustomizer PLANNED_ANEW = new StatementCustomizer() {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    };

    /** Returns a page of a list that needs no index. */
    ItemsOfPage page(ItemQuery query) {
        Filters filters = query.filters();
        boolean ascending = query.order().ascending();
        String order = "updated%1$s, id%1$s".formatted(ascending ? "" : " desc");
        StringBuilder sql = new StringBuilder(
                "select 0 as list, id, document, updated, cast(updated as text) as key from item where status = any(:statuses)");
        Map<String, Object> values = new HashMap<>();
        values.put("statuses", filters.statuses().toArray(String[]::new));
        filters.owner().ifPresent(owner -> {
            sql.append(" and owner = :owner");
            values.put("owner", owner);
        });
        filters.kind().ifPresent(kind -> {
            sql.append(" and kind = :kind");
            values.put("kind", kind);
        });
        filters.updatedSince().ifPresent(since -> {
            sql.append(" and updated >= :since");
            values.put("since", since);
        });
        query.after().ifPresent(place -> {
            sql.append(" and (updated, id) %s (cast(:key as timestamptz), :id)".formatted(ascending ? ">" : "<"));
            values.put("key", place.key());
            values.put("id", place.id());
        });
        sql.append(" order by " + order + " limit :most");
        values.put("most", query.limit() + 1);
        Query bounded = handle.createQuery(BOUNDED.formatted(sql, order))
                .bindMap(values)
                .addCustomizer(PLANNED_ANEW);
        return pages(List.of(query), bounded).get(0);
    }

    /**
     * Returns a page of what the index has found, without what has gone since.
     *
     * @param found one more than fit on the page, if there are more
     */
    ItemsOfPage page(ItemQuery query, List<IndexedKey> found) {
        return pages(List.of(query), List.of(found)).get(0);
    }

    /**
     * Returns a page of each of several lists, of the same statuses and the same length.
     *
     * @param found for each list, one more than fit on its page, if there are more
     */
    List<ItemsOfPage> pages(List<ItemQuery> queries, List<List<IndexedKey>> found) {
        List<IndexedKey> all = found.stream().flatMap(List::stream).toList();
        Long[] lists = LongStream.range(0, found.size())
                .boxed()
                .flatMap(list -> Collections.nCopies(found.get(list.intValue()).size(), list).stream())
                .toArray(Long[]::new);
        Query bounded = handle.createQuery(BOUNDED.formatted("""
                        select list, found.id, document, key, place
                        from unnest(:lists, :ids, :owners, :keys) with ordinality as found (list, id, owner, key, place)
                        left join item on item.id = found.id and item.owner = found.owner and status = any(:statuses)
                        """, "place"))
                .bind("lists", lists)
                .bind("ids", all.stream().map(IndexedKey::id).toArray(UUID[]::new))
                .bind("owners", all.stream().map(IndexedKey::owner).toArray(String[]::new))
                .bind("keys", all.stream().map(IndexedKey::key).toArray(String[]::new))
                .bind("statuses", queries.get(0).filters().statuses().toArray(String[]::new));
        return pages(queries, bounded);
    }

    private static List<ItemsOfPage> pages(List<ItemQuery> queries, Query bounded) {
        Map<Integer, List<ListItem>> found = bounded.bind(
                        "bytes", queries.get(0).mostBytes())
                .map(ConstructorMapper.of(ListItem.class))
                .collect(Collectors.groupingBy(ListItem::list));
        return IntStream.range(0, queries.size())
                .mapToObj(list -> ItemsOfPage.of(queries.get(list), found.getOrDefault(list, List.of())))
                .toList();
    }

    /**
     * A page of a list.
     *
     * @param items at most as many as were asked for
     * @param next place that the next page begins behind, if there is one
     */
    record ItemsOfPage(List<ListItem> items, Optional<ListPlace> next) {

        /** Fewer items than there are where their documents would make the page too large. */
        static ItemsOfPage of(ItemQuery query, List<ListItem> found) {
            List<ListItem> shown = found.subList(0, Math.min(query.limit(), found.size()));
            boolean isLast = found.isEmpty() || shown.size() == found.get(0).there();
            Optional<ListPlace> next = isLast
                    ? Optional.empty()
                    : Optional.of(shown.get(shown.size() - 1).place());
            return new ItemsOfPage(
                    shown.stream().filter(item -> item.document() != null).toList(), next);
        }
    }

    /**
     * An item of a list.
     *
     * @param list its number among those that are read together
     * @param document as it is stored; null if it has gone since it was found
     * @param key what the list is sorted by, as PostgreSQL writes it
     * @param there how many were found in all, at most one more than fit on the page
     */
    record ListItem(int list, UUID id, byte[] document, String key, int there) {

        private ListPlace place() {
            return new ListPlace(key, id);
        }
    }
}
