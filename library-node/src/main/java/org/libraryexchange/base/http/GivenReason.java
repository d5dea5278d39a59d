package org.libraryexchange.base.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.libraryexchange.json.Text;

/** Why somebody does something, for people who look at it later. */
public final class GivenReason {

    private static final int LONGEST = 500;

    private GivenReason() {}

    /**
     * The member {@code reason} of a body.
     *
     * @throws ProblemException if it is missing, or not a reason
     */
    public static String in(JsonNode body) {
        JsonNode reason = body.path("reason");
        ProblemException.require(reason.isTextual(), "/reason", "required", "must be text");
        return of(reason.asText());
    }

    /**
     * Checks a given reason, and returns it in the form to store.
     *
     * @param reason null if none is given
     * @throws ProblemException if it is empty or too long, or holds text that cannot be stored
     */
    public static String of(String reason) {
        String given = reason == null ? "" : reason;
        ProblemException.require(isExchangeable(given), "/reason", "text", "holds U+0000 or half of a surrogate pair");
        String text = Text.normalized(given).strip();
        int length = Text.length(text);
        ProblemException.require(
                length >= 1 && length <= LONGEST, "/reason", "length", "must have 1 to " + LONGEST + " characters");
        return text;
    }

    private static boolean isExchangeable(String text) {
        try {
            Text.requireExchangeable(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
