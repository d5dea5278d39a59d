package org.libraryexchange.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Text;

/**
 * A request to dismiss a rejected record.
 *
 * @param reason for people who look at the record later
 */
public record Dismissal(String reason) {

    private static final int LONGEST_REASON = 500;

    /**
     * Reads the request's body.
     *
     * @throws MalformedJsonException if it is not JSON
     * @throws ProblemException if it is not an object with a reason and nothing else
     */
    static Dismissal read(byte[] body) throws MalformedJsonException {
        JsonNode json = StrictJson.tree(body);
        require(json.isObject(), "", "type", "must be an object");
        require(json.size() <= 1, "", "unknown-field", "has unknown members; only reason is known");
        JsonNode reason = json.path("reason");
        require(reason.isTextual(), "/reason", "required", "must be text");
        return of(reason.asText());
    }

    /**
     * Checks a given reason.
     *
     * @throws ProblemException if it is empty or too long, or holds text that cannot be stored
     */
    public static Dismissal of(String reason) {
        require(isExchangeable(reason), "/reason", "text", "holds U+0000 or half of a surrogate pair");
        String text = Text.normalized(reason).strip();
        int length = Text.length(text);
        require(
                length >= 1 && length <= LONGEST_REASON,
                "/reason",
                "length",
                "must have 1 to " + LONGEST_REASON + " characters");
        return new Dismissal(text);
    }

    private static boolean isExchangeable(String text) {
        try {
            Text.requireExchangeable(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean holds, String pointer, String rule, String message) {
        if (!holds) {
            throw ProblemException.body(new Violation(pointer, rule, message, null));
        }
    }
}
