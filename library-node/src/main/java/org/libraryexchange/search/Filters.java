package org.libraryexchange.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.item.Status;
import org.libraryexchange.text.Lexemes;

/**
 * Which items a list shows.
 *
 * @param statuses at least one
 * @param subject as the index knows it
 * @param identifier as the index knows it
 * @param days of which an item has at least one, by its own calendar
 */
record Filters(
        List<String> statuses,
        Optional<String> owner,
        Optional<String> kind,
        Optional<String> language,
        Optional<Instant> updatedSince,
        Optional<String> subject,
        Optional<String> identifier,
        Optional<Days.Span> days,
        Optional<Area> area) {

    static final Set<String> PARAMETERS = Set.of(
            "status",
            "owner",
            "kind",
            "language",
            "updated-since",
            "subject",
            "identifier",
            "from",
            "to",
            "near",
            "radius",
            "box");

    private static final List<String> STATUSES =
            Arrays.stream(Status.values()).map(Status::term).toList();
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::term).toList();
    private static final int LAST_YEAR = 9999;
    private static final String USUAL_RADIUS = "5";

    static Filters of(Parameters parameters, Set<String> cities) {
        return new Filters(
                parameters.all("status", List.of(Status.PUBLISHED.term()), STATUSES),
                parameters.one("owner", cities),
                parameters.one("kind", KINDS),
                parameters.one("language").map(Filters::language),
                parameters.one("updated-since").map(Filters::time),
                parameters.one("subject").map(Lexemes::subject),
                parameters.one("identifier").map(Filters::identifier),
                days(parameters),
                area(parameters));
    }

    private static String language(String text) {
        return LanguageTag.canonical(text)
                .orElseThrow(() ->
                        ProblemException.parameter("language", "must be a BCP 47 language tag such as en or zh-Hans"));
    }

    private static Instant time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw notATime();
        }
        throw notATime();
    }

    private static ProblemException notATime() {
        return ProblemException.parameter(
                "updated-since", "must be a time such as 2026-11-20T14:05:11Z (write + in an offset as %2B)");
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
        try {
            LocalDate day = LocalDate.parse(text);
            if (isAskedFor(day.getYear())) {
                return day;
            }
        } catch (DateTimeException e) {
            throw notADay(name);
        }
        throw notADay(name);
    }

    /** Whether lists can be asked for days of a year, counted as in ISO 8601. */
    static boolean isAskedFor(int year) {
        return Math.abs(year) <= LAST_YEAR;
    }

    private static ProblemException notADay(String name) {
        return ProblemException.parameter(name, "must be a date such as 2027-10-07");
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

    /** What the index is asked for. A list of certain days leaves history out, unless it is asked for. */
    void addTo(BooleanQuery.Builder query) {
        // What is left out is mostly little, and costs less to tell than what is not.
        query.add(new MatchAllDocsQuery(), Occur.FILTER);
        STATUSES.stream()
                .filter(status -> !statuses.contains(status))
                .forEach(status -> query.add(term(Fields.STATUS, status), Occur.MUST_NOT));
        owner.ifPresent(it -> query.add(term(Fields.OWNER, it), Occur.FILTER));
        kind.ifPresent(it -> query.add(term(Fields.KIND, it), Occur.FILTER));
        language.ifPresent(it -> query.add(term(Fields.LANGUAGE, it), Occur.FILTER));
        subject.ifPresent(it -> query.add(term(Fields.SUBJECT, it), Occur.FILTER));
        identifier.ifPresent(it -> query.add(term(Fields.IDENTIFIER, it), Occur.FILTER));
        updatedSince.ifPresent(since -> query.add(
                LongPoint.newRangeQuery(Fields.UPDATED, Fields.microseconds(since), Long.MAX_VALUE), Occur.FILTER));
        area.ifPresent(it -> query.add(it.query(), Occur.FILTER));
        days.ifPresent(span -> {
            query.add(
                    IntRange.newIntersectsQuery(Fields.DAYS, new int[] {span.firstDay()}, new int[] {span.lastDay()}),
                    Occur.FILTER);
            if (kind.isEmpty()) {
                query.add(term(Fields.KIND, Kind.HISTORY_RESOURCE.term()), Occur.MUST_NOT);
            }
        });
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    /** Whether the catalogue's table itself can answer, which is always up to date. */
    boolean plain() {
        return language.isEmpty() && subject.isEmpty() && identifier.isEmpty() && days.isEmpty() && area.isEmpty();
    }

    boolean askForDrafts() {
        return statuses.contains(Status.DRAFT.term());
    }
}
