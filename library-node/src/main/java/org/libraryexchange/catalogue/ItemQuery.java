package org.libraryexchange.catalogue;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.problem.Parameters;
import org.libraryexchange.problem.ProblemException;

/**
 * Which items a list shows, newest change first.
 *
 * @param statuses at least one
 * @param limit most items of a page, 1 to {@value #LARGEST_LIMIT}
 * @param after last item of the page before
 */
record ItemQuery(
        List<String> statuses,
        Optional<String> owner,
        Optional<String> kind,
        Optional<String> language,
        Optional<Instant> updatedSince,
        int limit,
        Optional<Place> after) {

    static final int LARGEST_LIMIT = 200;
    private static final int USUAL_LIMIT = 50;
    private static final Set<String> PARAMETERS =
            Set.of("status", "owner", "kind", "language", "updated-since", "limit", "cursor");
    private static final List<String> STATUSES =
            Arrays.stream(Status.values()).map(Status::term).toList();
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::term).toList();

    /** Place of an item in a list. */
    record Place(Instant updated, UUID id) {}

    /**
     * Reads the query of an address.
     *
     * @param cities whose items there are
     * @throws ProblemException for a parameter that is unknown, repeated without sense or not valid
     */
    static ItemQuery of(MultivaluedMap<String, String> parameters, Set<String> cities, Cursors cursors) {
        Parameters read = Parameters.of(parameters, PARAMETERS);
        return new ItemQuery(
                read.all("status", List.of(Status.PUBLISHED.term()), STATUSES),
                read.one("owner", cities),
                read.one("kind", KINDS),
                read.one("language"),
                read.one("updated-since").map(ItemQuery::time),
                (int) read.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT),
                read.one("cursor").map(cursor -> cursors.read(cursor, filters(parameters))));
    }

    /** The filters in one form, so that a cursor can be tied to them. */
    static String filters(MultivaluedMap<String, String> parameters) {
        Map<String, List<String>> filters = new TreeMap<>(parameters);
        filters.keySet().removeAll(Set.of("limit", "cursor"));
        return filters.toString();
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

    boolean asksForDrafts() {
        return statuses.contains(Status.DRAFT.term());
    }
}
