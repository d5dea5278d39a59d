package org.libraryexchange.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.text.Wanted;

/** Finds the items of a page: in the catalogue itself where that can answer, else in the projection. */
final class ItemFinder {

    /** How many items of those with all words in the title, and of the others, are compared for how well they fit. */
    private static final int MOST_TITLES = 500;

    static final int MOST_RANKED = 1_000;

    /** So many items are found and put in order within milliseconds. */
    private static final int FEW = 2_000;

    private static final Place BEYOND_BEST = new Place("infinity", new UUID(-1, -1), true);

    private final Connection connection;

    /**
     * @param connection in a transaction
     */
    ItemFinder(Connection connection) {
        this.connection = connection;
    }

    /**
     * Returns a page.
     *
     * @param wanted what the text of the query means; empty if there is none
     */
    ItemPage page(ItemQuery query, Optional<Wanted> wanted) throws SQLException {
        if (query.plain()) {
            return collect(sorted(query, "item", Conditions.plain(query.filters())), query, false);
        }
        if (query.order() != Order.RELEVANCE) {
            return collect(filtered(query, wanted.stream().toList()), query, false);
        }
        if (query.after().filter(Place::beyondBest).isPresent()) {
            return collect(beyondBest(query, wanted.orElseThrow()), query, true);
        }
        return best(query, wanted.orElseThrow());
    }

    static Sql conditions(Filters filters, List<Wanted> wanted) {
        Sql where = Conditions.all(filters);
        String terms = Conditions.terms(filters, wanted);
        return terms == null ? where : where.add("and terms @@ ?::tsquery", terms);
    }

    /**
     * Few items are put in order when all are found. The planner, which does not know that they are few, would rather read
     * the items in their order until it has found enough; for many that is the better way.
     */
    private Sql filtered(ItemQuery query, List<Wanted> wanted) throws SQLException {
        Sql where = conditions(query.filters(), wanted);
        String terms = Conditions.terms(query.filters(), wanted);
        if (terms == null || !areFew(terms)) {
            return sorted(query, "search_item", where);
        }
        Sql few = new Sql()
                .add("with few as materialized (select id, owner, %s from search_item where"
                        .formatted(query.order().column(query.titles())))
                .add(where)
                .add("),");
        return few.add(page(query, "few", new Sql().add("true")));
    }

    private boolean areFew(String terms) throws SQLException {
        Sql count = new Sql()
                .add(
                        "select count(*) from (select from search_item where terms @@ ?::tsquery limit ?) found",
                        terms,
                        FEW + 1);
        try (PreparedStatement statement = count.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1) <= FEW;
        }
    }

    private static Sql sorted(ItemQuery query, String table, Sql where) {
        return new Sql().add("with").add(page(query, table, where));
    }

    private static Sql page(ItemQuery query, String table, Sql where) {
        String key = query.order().column(query.titles());
        Sql page = new Sql()
                .add("page as (select id, owner, %s from %s where".formatted(key, table))
                .add(where);
        query.after()
                .ifPresent(place -> page.add("and " + query.order().behind(query.titles()), place.key(), place.id()));
        page.add(query.order().clause(table, query.titles()) + " limit ?)", query.limit() + 1);
        return page.add("select page.id, document, page.%s::text as key from page left join item using (id, owner)"
                        .formatted(key))
                .add(query.order().clause("page", query.titles()));
    }

    /** The items that fit best, and behind them the rest of a great number, in the order of their changes. */
    private ItemPage best(ItemQuery query, Wanted wanted) throws SQLException {
        Sql page = ranked(query.filters(), wanted);
        page.add(", page as (select id, owner, rank from ranked");
        query.after().ifPresent(place -> page.add("where (rank, id) < (?::float8, ?)", place.key(), place.id()));
        page.add("order by rank desc, id desc limit ?)", query.limit() + 1);
        page.add("""
                select page.id, document, rank::text as key from page left join item using (id, owner)
                order by rank desc, page.id desc
                """);
        ItemPage best = collect(page, query, false);
        return best.next().isPresent() || !isCut(query, wanted)
                ? best
                : new ItemPage(best.items(), Optional.of(BEYOND_BEST));
    }

    private boolean isCut(ItemQuery query, Wanted wanted) throws SQLException {
        Sql count = new Sql()
                .add("select count(*) from (select from search_item where")
                .add(conditions(query.filters(), List.of(wanted)))
                .add("limit ?) found", MOST_RANKED + 1);
        try (PreparedStatement statement = count.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1) > MOST_RANKED;
        }
    }

    private static Sql ranked(Filters filters, Wanted wanted) {
        String ranking = "ts_rank(terms, ?::tsquery, 1)";
        return new Sql()
                .add("with titled as (select id, owner, terms from search_item where")
                .add(conditions(filters, List.of(wanted.inTitle(), wanted)))
                .add("limit ?),", MOST_TITLES)
                .add("found as (select id, owner, terms from search_item where")
                .add(conditions(filters, List.of(wanted)))
                .add("limit ?),", MOST_RANKED)
                .add("ranked as (select id, owner, max(%s)::float8 as rank".formatted(ranking), wanted.tsquery())
                .add("from (select * from titled union all select * from found) candidate group by id, owner)");
    }

    private static Sql beyondBest(ItemQuery query, Wanted wanted) {
        Place place = query.after().orElseThrow();
        return ranked(query.filters(), wanted)
                .add(", page as (select id, owner, updated from search_item where")
                .add(conditions(query.filters(), List.of(wanted)))
                .add("and (updated, id) < (?::timestamptz, ?)", place.key(), place.id())
                .add("and (id, owner) not in (select id, owner from ranked)")
                .add("order by updated desc, id desc limit ?)", query.limit() + 1)
                .add("select page.id, document, page.updated::text as key from page left join item using (id, owner)")
                .add("order by page.updated desc, page.id desc");
    }

    private ItemPage collect(Sql found, ItemQuery query, boolean beyondBest) throws SQLException {
        ItemPage.Collector page = new ItemPage.Collector(query.limit());
        try (PreparedStatement statement = found.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            boolean open = true;
            while (open && row.next()) {
                open = page.add(
                        new Found(row.getObject("id", UUID.class), row.getString("document"), row.getString("key")));
            }
        }
        return page.page(beyondBest);
    }
}
