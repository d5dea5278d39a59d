package org.libraryexchange.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.text.Wanted;

/**
 * How many items a query finds, and how they fall into groups.
 *
 * @param counted how many were looked at; the counts are of these
 * @param complete whether that is all there are
 * @param groups by the facet's name, the largest first
 */
public record Counts(
        int counted, boolean complete, @JsonProperty("by") Map<String, List<Group>> groups) {

    /** Items of a group. */
    public record Group(String value, int count) {}

    /** Counting stops here: what one looks at before narrowing a search need not be exact to the last item. */
    static final int MOST_COUNTED = 10_000;

    private static final int MOST_GROUPS = 50;

    /**
     * Counts what a query finds.
     *
     * @param connection in a transaction
     */
    static Counts of(ItemQuery query, Optional<Wanted> wanted, Connection connection) throws SQLException {
        Map<String, List<Group>> groups = new LinkedHashMap<>();
        query.facets().forEach(facet -> groups.put(facet.term(), new ArrayList<>()));
        int counted = 0;
        boolean complete = true;
        try (PreparedStatement statement = statement(query, wanted).prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (row.getString("facet").isEmpty()) {
                    counted = Math.min(row.getInt("items"), MOST_COUNTED);
                    complete = row.getInt("items") <= MOST_COUNTED;
                } else {
                    groups.get(row.getString("facet")).add(new Group(row.getString("value"), row.getInt("items")));
                }
            }
        }
        return new Counts(counted, complete, groups);
    }

    private static Sql statement(ItemQuery query, Optional<Wanted> wanted) {
        Sql counts = new Sql()
                .add("with found as materialized")
                .add("(select kind, owner, languages, subjects, first_day from search_item where")
                .add(ItemFinder.conditions(query.filters(), wanted.stream().toList()))
                .add("limit ?)", MOST_COUNTED + 1)
                .add("select '' as facet, '' as value, count(*) as items from found");
        for (Facet facet : query.facets()) {
            counts.add("""
                    union all (select '%s', value, count(*) from (select %s as value from found where %s) one
                    group by value order by count(*) desc, value limit %d)
                    """.formatted(facet.term(), facet.expression(), facet.condition(), MOST_GROUPS));
        }
        return counts;
    }
}
