package org.libraryexchange.catalogue.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.text.Gazetteer;
import org.libraryexchange.base.text.Lexemes;
import org.libraryexchange.base.text.Question;
import org.libraryexchange.base.text.Terms;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.item.Status;

/**
 * Which items a list shows.
 *
 * @param statuses at least one
 * @param terms what each item has, by the field of the index
 * @param days of which an item has at least one, by its own calendar
 */
record Filters(
        List<String> statuses,
        Map<String, String> terms,
        Optional<Instant> updatedSince,
        Optional<Days.Span> days,
        Optional<Area> area) {

    static final Set<String> PARAMETERS =
            Set.of(("status,owner,kind,language,updated-since,subject,identifier,form,creator,"
                            + "holder,authority,place,audience,free,picture,from,to,near,radius,box")
                    .split(","));

    private static final List<String> STATUSES =
            Arrays.stream(Status.values()).map(Status::term).toList();
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::term).toList();
    private static final Set<String> PLAIN = Set.of(Fields.OWNER, Fields.KIND);

    /** The value of what an item has or has not. */
    static final String YES = "true";

    private static final int LAST_YEAR = 9999;
    private static final String USUAL_RADIUS = "5";

    static Filters of(Parameters parameters, Set<String> cities) {
        return new Filters(
                parameters.all("status", List.of(Status.PUBLISHED.term()), STATUSES),
                terms(parameters, cities),
                parameters.one("updated-since").map(Filters::time),
                days(parameters),
                area(parameters));
    }

    private static Map<String, String> terms(Parameters parameters, Set<String> cities) {
        Map<String, Optional<String>> given = Map.ofEntries(
                Map.entry(Fields.OWNER, parameters.one("owner", cities)),
                Map.entry(Fields.KIND, parameters.one("kind", KINDS)),
                Map.entry(Fields.LANGUAGE, parameters.one("language").map(Filters::language)),
                Map.entry(Fields.SUBJECT, parameters.one("subject").map(Lexemes::subject)),
                Map.entry(Fields.IDENTIFIER, parameters.one("identifier").map(Filters::identifier)),
                Map.entry(Fields.FORM, parameters.one("form")),
                Map.entry(Fields.CREATOR, parameters.one("creator").map(Lexemes::subject)),
                Map.entry(Fields.HOLDER, parameters.one("holder").map(Lexemes::subject)),
                Map.entry(Terms.AUTHORITY, parameters.one("authority").map(Lexemes::shortened)),
                Map.entry(Fields.VENUE, parameters.one("place").map(Lexemes::shortened)),
                Map.entry(Fields.AUDIENCE, parameters.one("audience")),
                Map.entry(Fields.FREE, parameters.one("free", List.of(YES))),
                Map.entry(Fields.PICTURE, parameters.one("picture", List.of(YES))));
        Map<String, String> terms = new TreeMap<>();
        given.forEach((field, value) -> value.ifPresent(term -> terms.put(field, term)));
        return terms;
    }

    Optional<String> owner() {
        return Optional.ofNullable(terms.get(Fields.OWNER));
    }

    Optional<String> kind() {
        return Optional.ofNullable(terms.get(Fields.KIND));
    }

    private static String language(String text) {
        return LanguageTag.canonical(text)
                .orElseThrow(() ->
                        ProblemException.parameter("language", "must be a BCP 47 language tag such as en or zh-Hans"));
    }

    private static Instant time(String text) {
        return Parameters.parsed(text, OffsetDateTime::parse)
                .filter(time -> time.getYear() >= 1 && time.getYear() <= LAST_YEAR)
                .orElseThrow(() -> ProblemException.parameter(
                        "updated-since", "must be a time such as 2026-11-20T14:05:11Z (write + in an offset as %2B)"))
                .toInstant();
    }

    private static String identifier(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw ProblemException.parameter("identifier", "must be scheme/value, such as events/LN-2027");
        }
        return Lexemes.identifier(text.substring(0, slash), text.substring(slash + 1));
    }

    private static Optional<Days.Span> days(Parameters parameters) {
        Optional<LocalDate> from = parameters.one("from").map(text -> day("from", text));
        Optional<LocalDate> to = parameters.one("to").map(text -> day("to", text));
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = from.orElse(LocalDate.MIN);
        LocalDate last = to.orElse(LocalDate.MAX);
        if (last.isBefore(first)) {
            throw ProblemException.parameter("to", "must not be before from");
        }
        return Optional.of(new Days.Span(first, last));
    }

    private static LocalDate day(String name, String text) {
        return Parameters.parsed(text, LocalDate::parse)
                .filter(day -> isAskedFor(day.getYear()))
                .orElseThrow(() -> ProblemException.parameter(name, "must be a date such as 2027-10-07"));
    }

    /** Whether lists can be asked for days of a year, counted as in ISO 8601. */
    static boolean isAskedFor(int year) {
        return Math.abs(year) <= LAST_YEAR;
    }

    private static Optional<Area> area(Parameters parameters) {
        Optional<String> near = parameters.one("near");
        Optional<String> radius = parameters.one("radius");
        Optional<Area> box = parameters.one("box").map(Area::box);
        if (near.isPresent() && box.isPresent()) {
            throw ProblemException.parameter("box", "is not allowed together with near");
        }
        if (near.isEmpty() && radius.isPresent()) {
            throw ProblemException.parameter("radius", "is allowed only together with near");
        }
        return near.map(point -> (Area) Area.circle(point, radius.orElse(USUAL_RADIUS)))
                .or(() -> box);
    }

    /** What the index is asked for, which knows some names. A list of certain days leaves history out, unless it is asked for. */
    void addTo(BooleanQuery.Builder query, Gazetteer places) {
        // What is left out is mostly little, and costs less to tell than what is not.
        query.add(new MatchAllDocsQuery(), Occur.FILTER);
        STATUSES.stream()
                .filter(status -> !statuses.contains(status))
                .forEach(status -> query.add(term(Fields.STATUS, status), Occur.MUST_NOT));
        terms.forEach((field, value) -> query.add(
                switch (field) {
                    case Terms.AUTHORITY -> new Question(places, Map.of()).naming(value);
                    case Fields.VENUE -> at(value, places);
                    default -> term(field, value);
                },
                Occur.FILTER));
        updatedSince.ifPresent(since -> query.add(
                LongPoint.newRangeQuery(Fields.UPDATED, Fields.microseconds(since), Long.MAX_VALUE), Occur.FILTER));
        area.ifPresent(it -> query.add(it.query(), Occur.FILTER));
        days.ifPresent(span -> {
            query.add(
                    IntRange.newIntersectsQuery(Fields.DAYS, new int[] {span.firstDay()}, new int[] {span.lastDay()}),
                    Occur.FILTER);
            if (kind().isEmpty()) {
                query.add(term(Fields.KIND, Kind.HISTORY_RESOURCE.term()), Occur.MUST_NOT);
            }
        });
    }

    private static Query at(String authority, Gazetteer places) {
        return new TermInSetQuery(
                Fields.VENUE,
                Stream.concat(
                                Stream.of(authority),
                                places.namesOf(authority).stream().map(Lexemes::subject))
                        .map(BytesRef::new)
                        .toList());
    }

    static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    /** Whether the catalogue's table itself can answer, which is always up to date. */
    boolean plain() {
        return PLAIN.containsAll(terms.keySet()) && days.isEmpty() && area.isEmpty();
    }

    boolean askForDrafts() {
        return statuses.contains(Status.DRAFT.term());
    }
}
