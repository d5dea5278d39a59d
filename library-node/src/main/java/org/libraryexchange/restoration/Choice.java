package org.libraryexchange.restoration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** Which state of an item is to stand after a restore. */
enum Choice {
    /** The one that the log holds. */
    ADOPT,
    /** The own one, at a version above both. */
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

    /** The choice that the database writes so. */
    static Choice of(String term) {
        return valueOf(term.toUpperCase(Locale.ROOT));
    }

    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}
