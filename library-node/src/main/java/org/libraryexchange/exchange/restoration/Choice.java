package org.libraryexchange.exchange.restoration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** The state of an item that is to win after a restore. */
enum Choice {
    /** The state that the log holds. */
    ADOPT,
    /** The own state, with a version above both. */
    KEEP;

    /** Reads the body of a request, such as {@code {"choice": "adopt"}}. */
    static Choice read(byte[] body) throws MalformedJsonException {
        JsonNode tree = StrictJson.tree(body);
        return Arrays.stream(values())
                .filter(choice ->
                        tree.size() == 1 && tree.path("choice").asText().equals(choice.term()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_CHOICE, "Send {\"choice\": \"adopt\"} or {\"choice\": \"keep\"}."));
    }

    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}
