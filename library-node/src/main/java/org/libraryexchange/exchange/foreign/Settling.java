package org.libraryexchange.exchange.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * A request to settle the records of others in a log.
 *
 * @param records how many the person has seen; with more of them, the rights at the broker are not mended
 */
public record Settling(long records) {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    /**
     * Reads the request's body.
     *
     * @throws MalformedJsonException if it is not JSON
     * @throws ProblemException if it is not an object with a number of records and nothing else
     */
    static Settling read(byte[] body) throws MalformedJsonException {
        JsonNode json = StrictJson.tree(body);
        ProblemException.require(json.isObject(), "", "type", "must be an object");
        ProblemException.require(json.size() <= 1, "", "unknown-field", "has unknown members; only records is known");
        return of(json.path("records").isIntegralNumber() ? json.path("records").asText() : "");
    }

    /**
     * Checks a number that was sent with a form.
     *
     * @throws ProblemException if it is no number of records
     */
    public static Settling of(String records) {
        ProblemException.require(
                NUMBER.matcher(records).matches(),
                "/records",
                "range",
                "must be the number of records that you have seen, at least 1");
        return new Settling(Long.parseLong(records));
    }
}
