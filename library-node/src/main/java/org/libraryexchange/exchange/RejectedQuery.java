package org.libraryexchange.exchange;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.libraryexchange.problem.ProblemException;

/**
 * Which rejected records are asked for.
 *
 * @param after only those with a greater id
 * @param limit most records of a page
 * @param states empty for all
 * @param partner empty for all
 */
record RejectedQuery(long after, int limit, List<RejectedState> states, Optional<String> partner) {

    static final int LARGEST_LIMIT = 200;

    private static final String USUAL_LIMIT = "50";
    private static final Pattern CITY = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /**
     * Reads the parameters of an address.
     *
     * @throws ProblemException if one is not valid
     */
    static RejectedQuery of(MultivaluedMap<String, String> parameters) {
        return new RejectedQuery(
                number(parameters, "after", "0", 0, Long.MAX_VALUE),
                (int) number(parameters, "limit", USUAL_LIMIT, 1, LARGEST_LIMIT),
                parameters.getOrDefault("state", List.of()).stream()
                        .map(RejectedQuery::state)
                        .toList(),
                Optional.ofNullable(parameters.getFirst("partner")).map(RejectedQuery::city));
    }

    /** The same question for what follows a record. */
    RejectedQuery goingOnAfter(long id) {
        return new RejectedQuery(id, limit, states, partner);
    }

    /** As the query of an address. */
    String text() {
        StringBuilder text = new StringBuilder("after=" + after + "&limit=" + limit);
        states.forEach(state -> text.append("&state=").append(state.term()));
        partner.ifPresent(city -> text.append("&partner=").append(city));
        return text.toString();
    }

    private static RejectedState state(String term) {
        return RejectedState.of(term)
                .orElseThrow(() -> ProblemException.parameter(
                        "state", "must be one of " + String.join(", ", RejectedState.terms())));
    }

    private static String city(String name) {
        if (CITY.matcher(name).matches()) {
            return name;
        }
        throw ProblemException.parameter("partner", "must be the name of a city");
    }

    private static long number(
            MultivaluedMap<String, String> parameters, String name, String usual, long least, long most) {
        String text = parameters.containsKey(name) ? parameters.getFirst(name) : usual;
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notInRange(name, least, most);
        }
        throw notInRange(name, least, most);
    }

    private static ProblemException notInRange(String name, long least, long most) {
        return ProblemException.parameter(name, "must be a whole number from " + least + " to " + most);
    }
}
