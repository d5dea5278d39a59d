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

    /** Place of an item in a list. */
    record Place(Instant updated, UUID id) {}

    /**
     * Reads the query of an address.
     *
     * @param cities whose items there are
     * @throws ProblemException for a parameter that is unknown, repeated without sense or not valid
     */
    static ItemQuery of(MultivaluedMap<String, String> parameters, Set<String> cities, Cursors cursors) {
        parameters.forEach(ItemQuery::requireSound);
        Optional<String> owner = one(parameters, "owner");
        owner.ifPresent(city -> requireOneOf("owner", city, cities));
        Optional<String> kind = one(parameters, "kind");
        kind.ifPresent(term -> requireOneOf(
                "kind", term, Arrays.stream(Kind.values()).map(Kind::term).toList()));
        return new ItemQuery(
                statuses(parameters),
                owner,
                kind,
                one(parameters, "language"),
                one(parameters, "updated-since").map(ItemQuery::time),
                one(parameters, "limit").map(ItemQuery::limit).orElse(USUAL_LIMIT),
                one(parameters, "cursor").map(cursor -> cursors.read(cursor, filters(parameters))));
    }

    /** The filters in one form, so that a cursor can be tied to them. */
    static String filters(MultivaluedMap<String, String> parameters) {
        Map<String, List<String>> filters = new TreeMap<>(parameters);
        filters.keySet().removeAll(Set.of("limit", "cursor"));
        return filters.toString();
    }

    private static void requireSound(String name, List<String> values) {
        if (!PARAMETERS.contains(name)) {
            throw ProblemException.parameter(
                    name.codePoints().allMatch(Character::isLetterOrDigit) ? name : "in the address",
                    "is not known; known are "
                            + String.join(", ", PARAMETERS.stream().sorted().toList()));
        }
        if (values.stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0 || value.indexOf('\0') >= 0)) {
            throw ProblemException.parameter(name, "is not valid UTF-8 text");
        }
    }

    private static Optional<String> one(MultivaluedMap<String, String> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw ProblemException.parameter(name, "may be there only once");
        }
        return values.stream().findFirst();
    }

    private static List<String> statuses(MultivaluedMap<String, String> parameters) {
        List<String> statuses = parameters.getOrDefault("status", List.of(Status.PUBLISHED.term()));
        List<String> known = Arrays.stream(Status.values()).map(Status::term).toList();
        statuses.forEach(status -> requireOneOf("status", status, known));
        return statuses;
    }

    private static void requireOneOf(String name, String value, Iterable<String> allowed) {
        for (String each : allowed) {
            if (each.equals(value)) {
                return;
            }
        }
        throw ProblemException.parameter(name, "must be one of " + String.join(", ", allowed));
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

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw notALimit();
        }
        throw notALimit();
    }

    private static ProblemException notALimit() {
        return ProblemException.parameter("limit", "must be a whole number from 1 to " + LARGEST_LIMIT);
    }

    boolean asksForDrafts() {
        return statuses.contains(Status.DRAFT.term());
    }
}
