package org.libraryexchange.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.text.Lexemes;
import org.libraryexchange.text.Wanted;

/** What a query asks of rows, in SQL: of the catalogue's own, or of the projection's. */
final class Conditions {

    private Conditions() {}

    /** Conditions on columns that both tables have. */
    static Sql plain(Filters filters) {
        Sql where = new Sql().add("status = any(?)", filters.statuses());
        filters.owner().ifPresent(owner -> where.add("and owner = ?", owner));
        filters.kind().ifPresent(kind -> where.add("and kind = ?", kind));
        filters.language().ifPresent(language -> where.add("and languages @> array[?]::text[]", language));
        filters.updatedSince().ifPresent(since -> where.add("and updated >= ?", since));
        return where;
    }

    /** Conditions on the projection. */
    static Sql all(Filters filters) {
        Sql where = plain(filters);
        filters.days()
                .ifPresent(span ->
                        where.add("and days && datemultirange(daterange(?::date, ?::date, '[]'))", bounds(span)));
        filters.area().ifPresent(area -> within(area, where));
        return where;
    }

    /** The terms that items must have; null if it does not matter. */
    static String terms(Filters filters, List<Wanted> wanted) {
        List<String> all = new ArrayList<>();
        Stream.of(filters.subject(), filters.identifier(), filters.language().map(Lexemes::language))
                .flatMap(Optional::stream)
                .forEach(lexeme -> all.add(new Wanted.Term(lexeme).tsquery()));
        wanted.forEach(one -> all.add(one.tsquery()));
        return all.isEmpty() ? null : String.join(" & ", all);
    }

    private static Object[] bounds(Days.Span span) {
        return new Object[] {
            span.first().equals(LocalDate.MIN) ? "-infinity" : span.first().toString(),
            span.last().equals(LocalDate.MAX) ? "infinity" : span.last().toString()
        };
    }

    private static void within(Area area, Sql where) {
        if (area instanceof Area.Circle circle) {
            within(circle.around(), where);
            where.add("""
                    and sin(radians(place[1] - ?) / 2) ^ 2
                        + cos(radians(?)) * cos(radians(place[1])) * sin(radians(place[0] - ?) / 2) ^ 2 <= ?
                    """, circle.latitude(), circle.latitude(), circle.longitude(), circle.haversine());
        } else if (area instanceof Area.Box box && box.west() > box.east()) {
            where.add("and (");
            where.add(contained(new Area.Box(box.west(), box.south(), 180, box.north())));
            where.add("or");
            where.add(contained(new Area.Box(-180, box.south(), box.east(), box.north())));
            where.add(")");
        } else if (area instanceof Area.Box box) {
            where.add("and").add(contained(box));
        }
    }

    private static Sql contained(Area.Box box) {
        return new Sql()
                .add("place <@ box(point(?, ?), point(?, ?))", box.west(), box.south(), box.east(), box.north());
    }
}
