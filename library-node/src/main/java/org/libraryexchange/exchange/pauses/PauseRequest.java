package org.libraryexchange.exchange.pauses;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.libraryexchange.base.http.GivenReason;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * A request to apply nothing of a partner for some time.
 *
 * @param reason for people who look at it meanwhile
 * @param until when applying goes on
 */
public record PauseRequest(String reason, Instant until) {

    private static final Set<String> MEMBERS = Set.of("reason", "until");

    /**
     * Reads the request's body.
     *
     * @throws MalformedJsonException if it is not JSON
     * @throws ProblemException if it is not an object with a reason and a time and nothing else
     */
    static PauseRequest read(byte[] body) throws MalformedJsonException {
        JsonNode json = StrictJson.tree(body);
        ProblemException.require(json.isObject(), "", "type", "must be an object");
        json.fieldNames()
                .forEachRemaining(name -> ProblemException.require(
                        MEMBERS.contains(name),
                        "",
                        "unknown-field",
                        "has unknown members; reason and until are known"));
        return new PauseRequest(GivenReason.in(json), time(json.path("until")));
    }

    /** Checks a given reason. */
    public static PauseRequest of(String reason, Instant until) {
        return new PauseRequest(GivenReason.of(reason), until);
    }

    private static Instant time(JsonNode until) {
        ProblemException.require(until.isTextual(), "/until", "required", "must be a time");
        try {
            return Instant.parse(until.asText());
        } catch (DateTimeException e) {
            throw ProblemException.body(new Violation(
                    "/until", "date-time", "must be a time in RFC 3339, such as 2026-11-20T14:05:11Z", null));
        }
    }

    /**
     * The pause of a partner that begins now, or goes on with another end.
     *
     * @param began when it began
     * @throws ProblemException if it would have ended already, or would last for too long
     */
    Pause pause(String partner, Instant began, Instant now, String by) {
        ProblemException.require(until.isAfter(now), "/until", "too-early", "must be later than now");
        ProblemException.require(
                !until.isAfter(began.plus(Pause.LONGEST)),
                "/until",
                "too-late",
                "must be at most " + Pause.LONGEST.toDays() + " days after the pause begins, at " + began);
        return new Pause(partner, began, until, by, reason);
    }
}
