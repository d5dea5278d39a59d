package org.libraryexchange.search;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.libraryexchange.problem.ProblemException;

/** The query part of an address, read strictly: what is unknown, repeated without sense or no text is refused. */
final class Parameters {

    private final MultivaluedMap<String, String> values;

    /**
     * @param known names that are allowed
     * @throws ProblemException for any other, and for values that no database holds
     */
    Parameters(MultivaluedMap<String, String> values, Set<String> known) {
        this.values = values;
        values.forEach((name, given) -> requireSound(name, given, known));
    }

    private static void requireSound(String name, List<String> values, Set<String> known) {
        if (!known.contains(name)) {
            throw ProblemException.parameter(
                    name.codePoints().allMatch(Character::isLetterOrDigit) ? name : "in the address",
                    "is not known; known are " + String.join(", ", new TreeSet<>(known)));
        }
        if (values.stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0 || value.indexOf('\0') >= 0)) {
            throw ProblemException.parameter(name, "is not valid UTF-8 text");
        }
    }

    Optional<String> one(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw ProblemException.parameter(name, "may be there only once");
        }
        return given.stream().findFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value, which has to be one of those allowed. */
    Optional<String> oneOf(String name, Iterable<String> allowed) {
        Optional<String> value = one(name);
        value.ifPresent(given -> requireOneOf(name, given, allowed));
        return value;
    }

    static void requireOneOf(String name, String value, Iterable<String> allowed) {
        for (String each : allowed) {
            if (each.equals(value)) {
                return;
            }
        }
        throw ProblemException.parameter(name, "must be one of " + String.join(", ", allowed));
    }

    /** Everything that decides which items there are and in which order, in one form. */
    String filters() {
        Map<String, List<String>> filters = new TreeMap<>(values);
        filters.keySet().removeAll(Set.of("limit", "cursor", "facets"));
        return filters.toString();
    }
}
