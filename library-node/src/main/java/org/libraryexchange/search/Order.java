package org.libraryexchange.search;

import java.util.Arrays;
import java.util.List;

/** In which order a list stands. Each order ends with the id, so that every item has one place. */
enum Order {
    /** The newest change first. */
    NEWEST("-updated", "updated", "timestamptz", false),
    OLDEST("updated", "updated", "timestamptz", true),
    /** What begins first; items without a date come last. */
    EARLIEST("date", "first_day", "date", true),
    /** What ends last; items without a date come last. */
    LATEST("-date", "last_day", "date", false),
    TITLE("title", "title", "bytea", true),
    TITLE_REVERSED("-title", "title", "bytea", false),
    /** What fits the words best. */
    RELEVANCE("relevance", "rank", "float8", false);

    private final String term;
    private final String column;
    private final String type;
    private final boolean ascending;

    Order(String term, String column, String type, boolean ascending) {
        this.term = term;
        this.column = column;
        this.type = type;
        this.ascending = ascending;
    }

    static List<String> terms() {
        return Arrays.stream(values()).map(order -> order.term).toList();
    }

    static Order of(String term) {
        return Arrays.stream(values())
                .filter(order -> order.term.equals(term))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no order: " + term));
    }

    /** Whether the catalogue's table itself can be read in this order. */
    boolean plain() {
        return this == NEWEST || this == OLDEST;
    }

    /** The column of the key. */
    String column(TitleOrder titles) {
        return this != TITLE && this != TITLE_REVERSED
                ? column
                : titles == TitleOrder.CHINESE ? "title_zh" : "title_en";
    }

    /** A condition on the rows behind a place, with the key and the id as its values. */
    String behind(TitleOrder titles) {
        return "(%s, id) %s (?::%s, ?)".formatted(column(titles), ascending ? ">" : "<", type);
    }

    /** The clause that puts rows in order. */
    String clause(String table, TitleOrder titles) {
        String direction = ascending ? "" : " desc";
        return "order by %1$s.%2$s%3$s, %1$s.id%3$s".formatted(table, column(titles), direction);
    }
}
