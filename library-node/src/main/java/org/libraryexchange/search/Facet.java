package org.libraryexchange.search;

import java.util.Arrays;
import java.util.List;

/** What the items of a list can be counted by. */
enum Facet {
    KIND("kind", "kind"),
    OWNER("owner", "owner"),
    LANGUAGE("language", "unnest(languages)"),
    SUBJECT("subject", "unnest(subjects)"),
    YEAR("year", "extract(year from first_day)::int::text"),
    DECADE("decade", "(floor(extract(year from first_day) / 10) * 10)::int::text");

    private final String term;
    private final String expression;

    Facet(String term, String expression) {
        this.term = term;
        this.expression = expression;
    }

    static List<String> terms() {
        return Arrays.stream(values()).map(Facet::term).toList();
    }

    static Facet of(String term) {
        return Arrays.stream(values())
                .filter(facet -> facet.term.equals(term))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no facet: " + term));
    }

    String term() {
        return term;
    }

    /** What a row counts for, in SQL; several rows where it counts for several values. */
    String expression() {
        return expression;
    }

    /** Whether a row counts at all, in SQL. */
    String condition() {
        return this == YEAR || this == DECADE ? "isfinite(first_day)" : "true";
    }
}
