package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** What a client knows about a request that it made. */
public sealed interface RequestOutcome {

    /**
     * The node answered with 2xx, which is a promise.
     *
     * @param entityTag as in the header, with quotes; empty if there is none
     */
    record Acknowledged(int status, String entityTag, String body) implements RequestOutcome {

        public JsonNode json() {
            return Json.read(body);
        }

        public UUID id() {
            return UUID.fromString(json().path("id").asText());
        }

        public long version() {
            return json().path("version").asLong();
        }

        /** The digest of the document in hexadecimal, taken from the entity tag. */
        public String sha256() {
            return entityTag.replace("\"", "");
        }
    }

    /** The node answered with 4xx: nothing may have changed. */
    record Refused(int status, String body) implements RequestOutcome {

        public JsonNode problem() {
            return Json.read(body);
        }
    }

    /** No answer, or one that promises nothing: the change may have been made or not. */
    record Unknown(String cause) implements RequestOutcome {

        /** Whether the node said that it cannot serve the request now. */
        public boolean isBusy() {
            return cause.startsWith("503");
        }
    }

    /** Nobody accepted the connection, so the request was never sent. */
    record NotSent() implements RequestOutcome {}
}
