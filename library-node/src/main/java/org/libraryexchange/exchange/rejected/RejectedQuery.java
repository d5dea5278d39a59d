package org.libraryexchange.exchange.rejected;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.json.Term;

/**
 * A query for rejected records.
 *
 * @param after only those with a greater id
 * @param limit the largest number of records on a page
 * @param states empty for all
 * @param partner empty for all
 */
public record RejectedQuery(long after, int limit, List<RejectedState> states, Optional<String> partner) {

    static final int LARGEST_LIMIT = 200;

    private static final int USUAL_LIMIT = 50;
    private static final Set<String> PARAMETERS = Set.of("after", "limit", "state", "partner");
    private static final Pattern CITY = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /**
     * Reads the parameters of an address.
     *
     * @throws ProblemException if a parameter is not valid
     */
    public static RejectedQuery of(MultivaluedMap<String, String> values) {
        Parameters parameters = Parameters.of(values, PARAMETERS);
        return new RejectedQuery(
                parameters.number("after", 0, 0, Long.MAX_VALUE),
                (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT),
                parameters.all("state", List.of(), RejectedState.terms()).stream()
                        .map(term -> Term.of(RejectedState.class, term).orElseThrow())
                        .toList(),
                parameters.one("partner").map(RejectedQuery::city));
    }

    /**
     * Reads the id of a rejected record in an address.
     *
     * @throws ProblemException if no record can have this id
     */
    public static long id(String text) {
        if (text.matches("[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        throw RejectedRepository.unknown();
    }

    /** The same query, continued after a record. */
    RejectedQuery goingOnAfter(long id) {
        return new RejectedQuery(id, limit, states, partner);
    }

    /** The address of the page after a record. */
    String address(String list, long last) {
        StringBuilder text = new StringBuilder(list + "?after=" + last + "&limit=" + limit);
        states.forEach(state -> text.append("&state=").append(state.term()));
        partner.ifPresent(city -> text.append("&partner=").append(city));
        return text.toString();
    }

    private static String city(String name) {
        if (CITY.matcher(name).matches()) {
            return name;
        }
        throw ProblemException.parameter("partner", "must be the name of a city");
    }
}
