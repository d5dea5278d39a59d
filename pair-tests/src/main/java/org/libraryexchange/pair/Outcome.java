package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** What a client knows about a request that it made. */
public sealed interface Outcome {

    /**
     * The node answered with 2xx: it has to stand by this.
     *
     * @param entityTag as in the header, quotes included; empty where there is none
     */
    record Acknowledged(int status, String entityTag, String body) implements Outcome {

        public JsonNode json() {
            return Json.read(body);
        }

        public UUID id() {
            return UUID.fromString(json().path("id").asText());
        }

        public long version() {
            return json().path("version").asLong();
        }

        /** The digest of the document in hexadecimal, which is what an entity tag is. */
        public String sha256() {
            return entityTag.replace("\"", "");
        }
    }

    /** The node answered with 4xx: nothing may have changed. */
    record Refused(int status, String body) implements Outcome {

        public JsonNode problem() {
            return Json.read(body);
        }
    }

    /** No answer, or one that promises nothing: the change may stand or not. */
    record Unknown(String cause) implements Outcome {

        /** Whether the node said that it cannot serve at the moment. */
        public boolean isBusy() {
            return cause.startsWith("503");
        }
    }

    /** Nobody took the connection: the request was never there. */
    record NotSent() implements Outcome {}
}
